import { LRUCache } from 'lru-cache';
import { GrowingArray } from './growing-array';

interface Posting {
  rows: GrowingArray;
  /** All rows up to this one have been looked at. */
  upTo: number;
}

export interface PostingsOptions {
  maxBytes: number;
  /** Rows above `after` that have what a key stands for, in order. */
  read(key: string, after: number): ArrayLike<number>;
  /** The highest row there is. */
  lastRow(): number;
}

const OVERHEAD = 300;

/**
 * Lists of rows by what they have in common, kept in memory. Rows are only ever added at the end, so a list that is kept is
 * brought up to date by reading what has been added since. Dead rows stay in it: whoever reads it passes over them.
 */
export class Postings {
  private readonly lists: LRUCache<string, Posting>;

  constructor(private readonly options: PostingsOptions) {
    this.lists = new LRUCache({ maxSize: options.maxBytes, sizeCalculation: ({ rows }, key) => OVERHEAD + 2 * key.length + rows.bytes });
  }

  /** Good until the next row is added. */
  rowsOf(key: string): Uint32Array {
    const lastRow = this.options.lastRow();
    const kept = this.lists.get(key);
    if (kept && kept.upTo === lastRow) return kept.rows.view;
    const posting = kept ?? { rows: new GrowingArray(), upTo: 0 };
    posting.rows.append(this.options.read(key, posting.upTo));
    // Another object, because the cache measures no object twice.
    this.lists.set(key, { rows: posting.rows, upTo: lastRow });
    return posting.rows.view;
  }

  clear(): void {
    this.lists.clear();
  }
}
