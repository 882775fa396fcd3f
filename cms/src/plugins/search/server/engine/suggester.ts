import { termsOf } from '../analyse/analyser';
import { foldWord, wordsOf } from '../analyse/words';
import { contains, union } from './alternative';
import type { Suggestion } from './engine';
import type { IndexFile } from './index-file';
import type { IndexMemory } from './index-memory';
import { toExpression } from './terms';
import { windowOf } from './window';

/** Words that begin as the last one does. */
const MAX_BEGINNINGS = 60;
/** Titles that are looked at. */
const MAX_CANDIDATES = 400;

/** Documents by what they are called: every word stands in the title, the last one perhaps only by its beginning. */
export function suggestTitles(memory: IndexMemory, file: IndexFile, text: string, locales: readonly string[], limit: number): Suggestion[] {
  const titled = (words: readonly string[]) =>
    union([...locales, ''].flatMap((locale) => words.flatMap((word) => (termsOf(word, locale) ?? []).map((term) => memory.matching(toExpression(locale, 'a', [term]))))));
  const words = wordsOf(text).map((word) => word.text);
  const last = words.pop();
  if (last === undefined || foldWord(last) === '') return [];
  const telling = words.filter((word) => termsOf(word, locales[0] ?? '') !== null);
  const begun = memory.vocabulary.beginningWith(foldWord(last), MAX_BEGINNINGS).map(({ shown }) => shown);
  const [first = new Uint32Array(), ...others] = [...telling.map((word) => titled([word])), titled([last, ...begun])].sort((a, b) => a.length - b.length);
  const { languages, years, ties } = memory.columns;
  const living = first.filter((row) => languages.view[row] !== 0 && others.every((list) => contains(list, row)));
  const begins = (title: string) => (foldWord(title).startsWith(foldWord(text)) ? 0 : 1);
  return windowOf(living, { first: years.view, second: ties.view }, 0, MAX_CANDIDATES)
    .flatMap((row): Suggestion[] => {
      const document = file.documentOf(row);
      const locale = [...locales, ''].find((one) => document?.titles[one] !== undefined);
      return document && locale !== undefined ? [{ type: document.type, documentId: document.documentId, title: document.titles[locale] ?? '', locale }] : [];
    })
    .sort((a, b) => begins(a.title) - begins(b.title) || a.title.length - b.title.length)
    .slice(0, limit);
}
