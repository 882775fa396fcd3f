import fc from 'fast-check';
import type { DocumentKey, Facet, IndexDocument, IndexText } from '../../src/plugins/search/server/document/index-document';
import { type Question, SORTS } from '../../src/plugins/search/server/query/question';

/** Small worlds in which much meets: few words, few documents, changed often. */
export type Change = { put: IndexDocument } | { remove: DocumentKey };
export type Step = { changes: Change[] } | 'restart';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['land', 'justice', 'women', 'paralegals', 'court', 'water', 'protection', 'the'],
  es: ['tierra', 'justicia', 'mujeres', 'educación', 'agua', 'jueces', 'de'],
  fr: ['terre', 'justice', 'femmes', 'accès', 'œuvre', 'lois', 'l’eau'],
  '': ['Otieno', 'Łódź'],
};
const LOCALES = ['en', 'es', 'fr'];
const TOPICS = ['t0', 't1', 't2', 't3'];

const wordOf = (locale: string) => fc.constantFrom(...(WORDS[locale] ?? []));
const sentence = (locale: string) => fc.array(wordOf(locale), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const perLocale = <Value>(value: (locale: string) => fc.Arbitrary<Value>) =>
  fc.subarray(LOCALES, { minLength: 1 }).chain((locales) => fc.record(Object.fromEntries(locales.map((locale) => [locale, value(locale)]))));
const topics = fc.subarray(TOPICS, { maxLength: 2 });

const resource: fc.Arbitrary<IndexDocument> = fc
  .record({
    id: fc.constantFrom('r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'), titles: perLocale(sentence), abstracts: perLocale(sentence), author: fc.option(wordOf('')), themes: topics,
    kind: fc.constantFrom('guide', 'report'), country: fc.subarray(['KE', 'CL', 'FR']), year: fc.constantFrom(null, 1999, 2015, 2020), createdAt: fc.constantFrom(0, 1_000, 2_000),
  })
  .map(({ id, titles, abstracts, author, themes, kind, country, year, createdAt }) => {
    const texts: IndexText[] = [
      ...Object.entries(titles).map(([locale, text]): IndexText => ({ locale, field: 'a', text })),
      ...Object.entries(abstracts).flatMap(([locale, text]): IndexText[] => (titles[locale] === undefined ? [] : [{ locale, field: 'c', text }])),
      ...(author ? [{ locale: '', field: 'b' as const, text: author }] : []),
    ];
    const facets = { type: ['resource'], kind: [kind], country, theme: themes, year: year === null ? [] : [String(year)] };
    return { type: 'resource', documentId: id, titles, texts, facets, locales: Object.keys(titles), year, createdAt };
  });

/** Topics that are called by words which stand in texts too, and are part of each other in any way, circles included. */
const topic = (type: 'theme' | 'concept') => fc
  .record({ id: fc.constantFrom(...TOPICS), names: perLocale(wordOf), synonym: fc.option(wordOf('en')), broader: topics })
  .map(({ id, names, synonym, broader }): IndexDocument => {
    const documentId = type === 'theme' ? id : `c${id}`;
    return {
      type, documentId, titles: names, facets: { type: [type] }, locales: type === 'concept' ? [] : Object.keys(names), year: null, createdAt: 500,
      texts: Object.entries(names).map(([locale, text]) => ({ locale, field: 'a', text })),
      concept: { labels: Object.fromEntries(Object.entries(names).map(([locale, name]) => [locale, locale === 'en' && synonym ? [name, synonym] : [name]])), broader: type === 'theme' ? broader : broader.map((one) => `c${one}`), kind: null },
    };
  });

const document = fc.oneof({ weight: 6, arbitrary: resource }, { weight: 3, arbitrary: topic('theme') }, { weight: 1, arbitrary: topic('concept') });
const change: fc.Arbitrary<Change> = fc.oneof({ weight: 4, arbitrary: document.map((put) => ({ put })) }, { weight: 1, arbitrary: document.map(({ type, documentId }) => ({ remove: { type, documentId } })) });

export const step: fc.Arbitrary<Step> = fc.oneof({ weight: 6, arbitrary: fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => ({ changes })) }, { weight: 1, arbitrary: fc.constant('restart' as const) });

const misspelt = (word: string) => `${word.slice(0, 2)}x${word.slice(3)}`;
const single = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...Object.values(WORDS).flat()) },
  { weight: 2, arbitrary: fc.constantFrom('educacion', 'juez', 'oeuvre', 'loi', 'lodz', 'protect', 'paralegal', 'unheardof', 'eaux') },
  { weight: 1, arbitrary: fc.constantFrom('parale', 'educ', 'justic', 'wat', 'tie') },
  { weight: 1, arbitrary: fc.constantFrom('paralegals', 'protection', 'tierra', 'femmes', 'otieno').map(misspelt) },
);
const word = single.map((text) => ({ text, phrase: false }));
const phrase = fc.constantFrom('en', 'es', 'fr').chain((locale) => fc.array(wordOf(locale), { minLength: 2, maxLength: 3 })).map((words) => ({ text: words.join(' '), phrase: true }));

export const question: fc.Arbitrary<Question> = fc.record({
  locales: fc.constantFrom(LOCALES, ['es', 'en', 'fr'], ['fr', 'en', 'es']),
  ownOnly: fc.boolean(),
  types: fc.constantFrom(['resource', 'theme'], ['resource', 'theme'], ['theme']),
  words: fc.record({
    asked: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 5, arbitrary: word.map((one) => [one]) }, { weight: 2, arbitrary: phrase.map((one) => [one]) }, { weight: 2, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }) }),
    excluded: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.oneof(word, phrase).map((one) => [one]) }),
  }),
  facets: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: fc.record<Partial<Record<Facet, string[]>>>({ theme: fc.subarray([...TOPICS, 'none'], { minLength: 1 }), kind: fc.subarray(['guide', 'report'], { minLength: 1 }), country: fc.subarray(['KE', 'CL', 'XX'], { minLength: 1 }), type: fc.subarray(['resource', 'theme'], { minLength: 1 }) }, { requiredKeys: [] }) },
  ),
  years: fc.constantFrom(null, null, { from: 0, to: 2015 }, { from: 2015, to: 9999 }),
  like: fc.constant(null),
  sort: fc.constantFrom(...SORTS),
  start: fc.constant(0),
  limit: fc.constant(100),
});
