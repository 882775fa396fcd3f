import type { FieldClass } from '../document/index-document';

/** The full-text table reads ASCII: other letters stand there by their number, so that no table of letters of its own is asked. */
const toAscii = (term: string): string => term.replace(/[^a-z0-9]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(36)}_`);

/** A term as it stands in the full-text table: where it stands is part of it, so that each place has a list of its own. */
export const toTerm = (locale: string, field: FieldClass, term: string): string => `${toAscii(locale)}.${field}.${toAscii(term)}`;

/** A word as it is written, in whatever place: says which documents a word that is offered to readers stands in. */
export const toWordTerm = (locale: string, shown: string): string => `${toAscii(locale)}.w.${toAscii(shown)}`;

/** Stands between two texts: no phrase reaches over it. */
export const WORD_GAP = '.';

/** One term, or several in a row. */
export const toExpression = (locale: string, field: FieldClass, terms: readonly string[]): string => `"${terms.map((term) => toTerm(locale, field, term)).join(' ')}"`;
