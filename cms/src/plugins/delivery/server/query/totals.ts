import { LRUCache } from 'lru-cache';

/** What a list says of all its pages together, and the change number it was counted at. It is right for as long as that is the current one. */
export interface Total {
  total: number;
  /** How many documents of the type are withheld for safety, whatever the filters. */
  withheld: number;
  /** When time alone changes it, in ISO 8601; null: never. */
  endsAt: string | null;
  number: number;
}

/** By what is counted. Pages, orders, fields and relations of the same list share one. */
export type Totals = LRUCache<string, Total>;

/** A filter's text and values take at most some kilobytes. */
export const createTotals = (): Totals => new LRUCache({ max: 2_000 });
