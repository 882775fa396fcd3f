import { foldWord } from '../analyse/words';
import type { Question } from '../query/question';
import type { AskedWord } from './asked-word';
import { toWordTerm } from './terms';
import type { KnownWord, Vocabulary } from './vocabulary';

const MOST = 6;

export interface SpellingOptions {
  text(expression: string): Uint32Array;
  anyAlive(rows: Uint32Array): boolean;
  vocabulary: Vocabulary;
}

/** Words that a misspelt one may have been meant to be, the likeliest first: of the reader's language, then the more frequent. Only words that something has. */
export function spellingsOf({ text, anyAlive, vocabulary }: SpellingOptions, word: string, locale: string): KnownWord[] {
  const near = vocabulary.near(foldWord(word)).flatMap((known) => {
    const rows = text(`"${toWordTerm(known.locale, known.shown)}"`);
    return anyAlive(rows) ? [{ known, size: rows.length, own: Number(known.locale === locale) }] : [];
  });
  return near.sort((a, b) => b.own - a.own || b.size - a.size).slice(0, MOST).map(({ known }) => known);
}

/** A question with its misspelt words put right. `right` has the words that were found, by the number of the word. */
export function correctedQuestion({ words }: Question, asked: readonly AskedWord[], right: ReadonlyMap<number, string>): string | null {
  if (right.size === 0) return null;
  const replaced = new Map([...right].map(([number, shown]) => [asked[number]?.words[0] ?? '', shown]));
  const written = (text: string, phrase: boolean) => (phrase ? `"${text}"` : text);
  const corrected = (text: string) => text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => replaced.get(word.toLowerCase()) ?? word);
  return [...words.asked.map(({ text, phrase }) => (phrase ? written(text, true) : corrected(text))), ...words.excluded.map(({ text, phrase }) => `-${written(text, phrase)}`)].join(' ');
}
