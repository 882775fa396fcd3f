import { termsOf } from '../analyse/analyser';
import { FIELD_CLASSES, type FieldClass } from '../document/index-document';
import type { Question } from '../query/question';
import { toExpression } from './terms';

/** Where a word stands. */
export const FIELD_WEIGHT: Readonly<Record<FieldClass, number>> = { a: 3, b: 2, c: 1 };
/** The reader's language comes first; then the others, in the order of its chain. */
const LANGUAGE_WEIGHTS: readonly number[] = [1, 0.75, 0.7];
const OTHER_LANGUAGE = 0.6;
const NAME_WEIGHT = 0.9;

export interface Place {
  field: FieldClass;
  rows: Uint32Array;
}

/** Languages that a question looks in, each with what a word in it counts; '' for names. */
export function languagesOf({ locales, ownOnly }: Question): (readonly [string, number])[] {
  const chosen = ownOnly ? locales.slice(0, 1) : locales;
  return [...chosen.map((locale, index) => [locale, LANGUAGE_WEIGHTS[index] ?? OTHER_LANGUAGE] as const), ['', NAME_WEIGHT] as const];
}

/** What some words are stemmed to: all forms of one word; of several in a row the one that stands for each in phrases. */
export function sequencesOf(words: readonly string[], locale: string): string[][] {
  const terms = words.map((word) => termsOf(word, locale) ?? []).filter((forms) => forms.length > 0);
  if (terms.length === 1) return (terms[0] ?? []).map((term) => [term]);
  return terms.length > 1 ? [terms.map(([term = '']) => term)] : [];
}

/** The rows in which some words stand in a row, in one language, by place. */
export function placesOf(text: (expression: string) => Uint32Array, words: readonly string[], locale: string): Place[] {
  return sequencesOf(words, locale).flatMap((sequence) => FIELD_CLASSES.map((field) => ({ field, rows: text(toExpression(locale, field, sequence)) })));
}
