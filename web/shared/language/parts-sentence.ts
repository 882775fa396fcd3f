import type { Part, PartsInLanguage } from './notice';

/** How the reader's language says which parts are in which language. */
export interface PartsWords {
  locale: string;
  part: Readonly<Record<Part, string>>;
  language: (code: string) => string;
  join: (names: readonly string[]) => string;
  /** "the title is in English". `count` tells one thing from several, for the verb. */
  areIn: (names: { parts: string; language: string }, count: number) => string;
  /** Puts one statement before others. */
  also: (statements: { first: string; rest: string }) => string;
  /** Ends a sentence. */
  sentence: (text: { text: string }) => string;
}

/** Parts that are several things themselves. */
const PLURAL: ReadonlySet<Part> = new Set(['questions', 'milestones', 'sections']);

/** "The summary and the text are in Spanish; the title is in English." */
export function toPartsSentence(elsewhere: readonly PartsInLanguage[], { locale, part, language, join, areIn, also, sentence }: PartsWords): string {
  const statements = elsewhere.map(({ language: code, parts }) => {
    const count = parts.length > 1 || parts.some((name) => PLURAL.has(name)) ? 2 : 1;
    return areIn({ parts: join(parts.map((name) => part[name])), language: language(code) }, count);
  });
  const text = statements.reduceRight((rest, first) => also({ first, rest }));
  const [initial = '', ...others] = text;
  return sentence({ text: initial.toLocaleUpperCase(locale) + others.join('') });
}
