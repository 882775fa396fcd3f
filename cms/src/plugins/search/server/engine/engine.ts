import type { DocumentKey, Facet, IndexDocument } from '../document/index-document';
import type { Question } from '../query/question';

/** All that changed after one number of the change sequence, up to a later one. */
export interface IndexBatch {
  /** The number that the index holds everything up to before. */
  after: number;
  /** The number that the index holds everything up to, once the batch is in. */
  number: number;
  documents: readonly IndexDocument[];
  removed: readonly DocumentKey[];
}

/** Why a document was found although the word itself is not in it. */
export interface Reason {
  kind: 'translation' | 'synonym' | 'topic' | 'spelling' | 'beginning';
  /** The word or name that was found instead, in its own language. */
  label: string;
  locale: string;
  /** The words of the question that it stands for. */
  asked: string;
}

export interface Hit extends DocumentKey {
  reasons: readonly Reason[];
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchResult {
  /** The change number of the index that answered. */
  number: number;
  total: number;
  hits: readonly Hit[];
  /** By facet, each as if nothing were chosen in it; the most frequent first. Values that nothing has are left out. */
  facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** What to mark in a text, by language: words in a row, each as what they are stemmed to. */
  marks: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Not every word had to be there: nothing has them all. */
  relaxed: boolean;
  /** The question with its misspelt words put right, or without quotes around words that nothing has in a row; null where there is nothing better to ask. */
  didYouMean: string | null;
}

export interface Suggestion extends DocumentKey {
  title: string;
  locale: string;
}

/**
 * A full-text index of public documents. Fed with batches in the order of the change sequence, it answers as if it had been made anew from the documents that are left.
 * Every engine passes `cms/test/search/engine-contract.ts`.
 */
export interface SearchEngine {
  /** Holds all changes up to this number; -1: none. */
  number(): number;
  /** All of a batch or nothing of it. Throws where it does not follow what the index holds. */
  apply(batch: IndexBatch): void;
  search(question: Question): SearchResult;
  /** Documents by the beginning of what they are called, the best first. */
  suggest(text: string, locales: readonly string[], limit: number): Suggestion[];
  /** What each document was made of. Equal digests: equal documents. */
  digests(): Iterable<DocumentKey & { digest: string }>;
  /** Throws where the index does not hold together. */
  check(): void;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}
