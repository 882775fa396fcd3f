import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMessages } from '../../test/messages';
import { type PseudoScript, toPseudoMessage } from '../../test/pseudo/pseudo-message';
import { joinNames, languageName } from './names';
import { type Part, type PartsInLanguage, type ShownField, toLanguageNotice } from './notice';
import { toPartsSentence } from './parts-sentence';

const CODES = ['en', 'es', 'fr'];
const PSEUDO = { 'en-XA': 'accented', 'he-XB': 'hebrew' } as const satisfies Record<string, PseudoScript>;
const isPseudo = (locale: string): locale is keyof typeof PSEUDO => locale in PSEUDO;

/** The site's own messages, or a pseudo-language made of the English ones. */
function messagesOf(locale: string): (key: string, values?: Readonly<Record<string, string>>, count?: number) => string {
  const messages = readMessages(isPseudo(locale) ? 'en' : locale);
  const rules = new Intl.PluralRules(isPseudo(locale) ? 'en' : locale);
  const order = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) => rules.resolvedOptions().pluralCategories.some((own) => own === category));
  return (key, values = {}, count = 1) => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`There is no message ${key} in ${locale}.`);
    const forms = (isPseudo(locale) ? toPseudoMessage(message, PSEUDO[locale]) : message).split(' | ');
    const form = forms[Math.min(order.indexOf(rules.select(count)), forms.length - 1)] ?? '';
    return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  };
}

const PARTS: readonly Part[] = ['title', 'name', 'summary', 'abstract', 'description', 'introduction', 'belief', 'text', 'place', 'cost', 'questions', 'milestones', 'sections'];

function wordsOf(locale: string) {
  const message = messagesOf(locale);
  return {
    locale,
    part: Object.fromEntries(PARTS.map((part) => [part, message(`language.part.${part}`)])) as Record<Part, string>,
    language: (code: string) => languageName(code, locale),
    join: (names: readonly string[]) => joinNames(names, locale),
    areIn: (names: { parts: string; language: string }, count: number) => message('language.areIn', names, count),
    also: (statements: { first: string; rest: string }) => message('language.also', statements),
    sentence: (text: { text: string }) => message('language.sentence', text),
  };
}

const say = (locale: string, elsewhere: readonly PartsInLanguage[]): string => toPartsSentence(elsewhere, wordsOf(locale));

describe('toPartsSentence', () => {
  it.each([
    ['en', [{ language: 'es', parts: ['title'] }], 'The title is in Spanish.'],
    ['es', [{ language: 'en', parts: ['title'] }], 'El título está en inglés.'],
    ['fr', [{ language: 'en', parts: ['title'] }], 'Le titre est en anglais.'],
    ['en', [{ language: 'es', parts: ['summary', 'text'] }, { language: 'fr', parts: ['title'] }], 'The summary and the text are in Spanish; the title is in French.'],
    ['es', [{ language: 'en', parts: ['summary', 'text'] }, { language: 'fr', parts: ['title'] }], 'El resumen y el texto están en inglés; el título está en francés.'],
    ['fr', [{ language: 'es', parts: ['summary', 'text'] }, { language: 'en', parts: ['title'] }], 'Le résumé et le texte sont en espagnol\u202f; le titre est en anglais.'],
    ['en', [{ language: 'es', parts: ['questions'] }], 'The questions are in Spanish.'],
    ['es', [{ language: 'en', parts: ['milestones'] }], 'Los hitos están en inglés.'],
    ['fr', [{ language: 'en', parts: ['sections'] }], 'Certaines sections sont en anglais.'],
    ['fr', [{ language: 'en', parts: ['title', 'introduction', 'belief'] }], 'Le titre, l’introduction et la déclaration de principes sont en anglais.'],
  ] as [string, PartsInLanguage[], string][])('in %s says %j as a native speaker would', (locale, elsewhere, sentence) => {
    expect(say(locale, elsewhere)).toBe(sentence);
  });
});

/** The values of every template that has a notice, as its file names them. */
const templates = readdirSync(new URL('../../app', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.vue'))
  .flatMap((path) => {
    const list = /^const FIELDS = \[([^\]]*)\] as const;/m.exec(readFileSync(new URL(`../../app/${path}`, import.meta.url), 'utf8'))?.[1];
    return list === undefined ? [] : [{ path, fields: [...list.matchAll(/'(\w+)'/g)].map(([, field]) => field as ShownField) }];
  });

/** Every way in which values can be in one of the languages. */
function* assignments(fields: readonly ShownField[], languages: readonly string[]): Generator<Record<string, string>> {
  const [first, ...rest] = fields;
  if (first === undefined) return yield {};
  for (const others of assignments(rest, languages)) for (const language of languages) yield { ...others, [first]: language };
}

describe.each([...CODES, ...Object.keys(PSEUDO)])('every template in %s, its values in every mixture of languages', (locale) => {
  const words = wordsOf(locale);
  const occurrences = (text: string, part: string): number => text.toLocaleLowerCase(locale).split(part.toLocaleLowerCase(locale)).length - 1;

  it.each(templates)('$path names every part in another language once a language, and no other part', ({ fields }) => {
    // Of values that are one part to readers, two stand for all: one in each language is what can go wrong.
    const few = fields.filter((field, index) => index < 3 || !/Intro|Note|^voices/.test(field));
    const texts = new Set<string>();
    for (const languages of assignments(few, CODES)) {
      const own = isPseudo(locale) ? 'en' : locale;
      const { elsewhere, untranslated } = toLanguageNotice({ source: 'es', state: 'translated', available: CODES, fields: Object.fromEntries(Object.entries(languages).filter(([, language]) => language !== own)) }, own, few);
      expect(untranslated).toBe(false);
      if (elsewhere.length === 0) continue;
      const text = toPartsSentence(elsewhere, words);
      texts.add(text);
      expect(text).toMatch(/^\p{L}.*[^.]\.$/u);
      expect(text).not.toMatch(/[{}|]|undefined|language\./);
      expect([...text][0]).toBe([...text][0]?.toLocaleUpperCase(locale));
      for (const part of PARTS) {
        const same = PARTS.filter((other) => words.part[other] === words.part[part]);
        const named = elsewhere.filter(({ parts }) => parts.some((other) => same.includes(other))).length;
        expect({ text, part, times: occurrences(text, words.part[part]) }).toEqual({ text, part, times: named });
      }
      for (const { language } of elsewhere) expect(text).toContain(languageName(language, locale));
    }
    expect(texts.size).toBeGreaterThan(fields.length);
  });
});

it('reads the values of every template that has a notice', () => {
  expect(templates.map(({ path }) => path.replace(/^.*?(components|pages)\//, '')).sort()).toEqual(
    ['Home/Hero.vue', '[slug].vue', 'frontiers/[slug].vue', 'groups/[slug].vue', 'library/[slug].vue', 'opportunities/[slug].vue', 'projects/[slug].vue', 'regions/[slug].vue', 'themes/[slug].vue'].sort(),
  );
});
