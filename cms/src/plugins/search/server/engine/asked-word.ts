import { termsOf } from '../analyse/analyser';
import { wordsOf } from '../analyse/words';
import type { Asked, Question } from '../query/question';

/** A word that is asked for, or several in a row. */
export interface AskedWord {
  asked: Asked;
  /** One; or those of a phrase. */
  words: readonly string[];
}

/** More words than anybody asks with. Each is a bit of a number. */
const MAX_WORDS = 24;

/** The words that say something in the reader's language; all of them where none does. */
export function askedWords({ words, locales: [locale = ''] }: Question): AskedWord[] {
  const all = words.asked.flatMap((asked): AskedWord[] => {
    const parts = wordsOf(asked.text).map(({ text }) => text);
    return asked.phrase ? [{ asked, words: parts }] : parts.map((part) => ({ asked, words: [part] }));
  });
  const telling = all.map((word) => ({ ...word, words: word.words.filter((part) => termsOf(part, locale) !== null) })).filter((word) => word.words.length > 0);
  return (telling.length > 0 ? telling : all).slice(0, MAX_WORDS);
}
