import type { Facet } from '../document/index-document';

/** What is asked with words: each is a word, or several that stand in a row. */
export interface Asked {
  text: string;
  /** Written in quotes: its words stand together, and it is not done without. */
  phrase: boolean;
}

export interface QuestionWords {
  asked: readonly Asked[];
  /** What must not be there. */
  excluded: readonly Asked[];
}

const PART = /(?<minus>(?<![^\s])-)?(?:"(?<quoted>[^"]*)"|(?<word>[^\s"]+))/gu;

/** Reads words, "words in a row" and -words. Quotes of any language will do; one that is left open ends with the text. */
export function parseWords(q: string): QuestionWords {
  const text = q.normalize('NFC').replace(/[“”„«»‹›]/gu, '"');
  const even = (text.match(/"/g)?.length ?? 0) % 2 === 0 ? text : `${text}"`;
  const asked: Asked[] = [];
  const excluded: Asked[] = [];
  for (const { groups = {} } of even.matchAll(PART)) {
    const phrase = groups.quoted !== undefined;
    const part = (groups.quoted ?? groups.word ?? '').trim();
    if (/[\p{L}\p{N}]/u.test(part)) (groups.minus ? excluded : asked).push({ text: part, phrase });
  }
  return { asked, excluded };
}

export const SORTS = ['relevance', 'newest', 'year', 'title'] as const;
export type SearchSort = (typeof SORTS)[number];

/** A whole search, as every engine understands it. */
export interface Question {
  /** The reader's language, then those where a missing value is looked for. */
  locales: readonly string[];
  /** Only what is published in the reader's language, and only words in it. */
  ownOnly: boolean;
  words: QuestionWords;
  /** What may be found at all. The facet of the same name chooses among these. */
  types: readonly string[];
  /** Values by facet: several of one widen, facets narrow each other. */
  facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** First and last year, both included. */
  years: { from: number; to: number } | null;
  /** Works that have most in common with a document, instead of words. */
  like: { type: string; documentId: string } | null;
  /** How many values of a facet are wanted, the most frequent first; all where nothing is said. */
  most?: Readonly<Partial<Record<Facet, number>>>;
  sort: SearchSort;
  start: number;
  limit: number;
  /** Nobody asks why each was found: hits have no reasons. */
  bare?: boolean;
}
