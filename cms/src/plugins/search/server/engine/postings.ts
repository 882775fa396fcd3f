import { LRUCache } from 'lru-cache';
import { GrowingArray } from './growing-array';

interface Posting {
  rows: GrowingArray;
  /** All rows up to this one have been looked at. */
  upTo: number;
}

export interface PostingsOptions {
  /** Bytes that lists may take by now. */
  room(): number;
  /** Rows above `after` that have what a key stands for, in order. */
  read(key: string, after: number): ArrayLike<number>;
  /** The highest row there is. */
  lastRow(): number;
}

const OVERHEAD = 300;

const listsIn = (room: number) => new LRUCache<string, Posting>({ maxSize: room, sizeCalculation: ({ rows }, key) => OVERHEAD + 2 * key.length + rows.bytes });

/**
 * Lists of rows by what they have in common, kept in memory. Rows are only ever added at the end, so a list that is kept is
 * brought up to date by reading what has been added since. Dead rows stay in it: whoever reads it passes over them.
 */
export class Postings {
  private room: number;
  private lists: LRUCache<string, Posting>;

  constructor(private readonly options: PostingsOptions) {
    this.room = options.room();
    this.lists = listsIn(this.room);
  }

  /** Good until the next row is added. */
  rowsOf(key: string): Uint32Array {
    this.grow();
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

  /** The room of a cache is fixed: where twice as much is due, its lists move to another. */
  private grow(): void {
    const due = this.options.room();
    if (due < 2 * this.room) return;
    const lists = listsIn(due);
    lists.load(this.lists.dump());
    [this.room, this.lists] = [due, lists];
  }
}
