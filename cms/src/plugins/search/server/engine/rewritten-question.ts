import { wordsOf } from '../analyse/words';
import type { Asked, Question } from '../query/question';
import type { AskedWord } from './asked-word';

const written = ({ text, phrase }: Asked): string => (phrase ? `"${text}"` : text);

/** A question as it may be written down. */
export const writtenQuestion = ({ words: { asked, excluded } }: Question): string =>
  [...asked.map(written), ...excluded.map((one) => `-${written(one)}`)].join(' ');

/** A question with words put right. `right` has the words that were found, by the number of the word; null where there are none. */
export function correctedQuestion(question: Question, words: readonly AskedWord[], right: ReadonlyMap<number, string>): string | null {
  if (right.size === 0) return null;
  const replaced = new Map([...right].map(([number, shown]) => [words[number]?.words[0] ?? '', shown]));
  const corrected = (text: string) => text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => replaced.get(word.toLowerCase()) ?? word);
  const { asked, excluded } = question.words;
  return writtenQuestion({ ...question, words: { asked: asked.map(({ text, phrase }) => ({ text: phrase ? text : corrected(text), phrase })), excluded } });
}

/** A question that does without its quotes; null where none has several words in them. */
export function withoutQuotes(question: Question): Question | null {
  const { asked, excluded } = question.words;
  const isRow = ({ text, phrase }: Asked) => phrase && wordsOf(text).length > 1;
  return asked.some(isRow) ? { ...question, words: { asked: asked.map((one) => (isRow(one) ? { ...one, phrase: false } : one)), excluded } } : null;
}
