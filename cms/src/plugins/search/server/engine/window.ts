/** What rows are ordered by: the higher first; where the first is equal, the second decides. Whole numbers from 0 to 2³²−1. */
export interface Order {
  first(row: number): number;
  second(row: number): number;
}

const DIGITS: readonly ((order: Order, row: number) => number)[] = [
  (order, row) => order.first(row) >>> 16,
  (order, row) => order.first(row) & 0xffff,
  (order, row) => order.second(row) >>> 16,
  (order, row) => order.second(row) & 0xffff,
];

/** Few enough to be sorted outright. */
const FEW = 2_000;

const compare = (order: Order) => (a: number, b: number) => order.first(b) - order.first(a) || order.second(b) - order.second(a) || a - b;

/**
 * The rows from `start` on, at most `limit`, in order. Costs the same for the first page as for the last: rows are counted by the leading
 * digit of their place, and only the digits that the window touches are looked at closer.
 */
export function windowOf(rows: Uint32Array, order: Order, start: number, limit: number, depth = 0): number[] {
  if (limit <= 0 || start >= rows.length) return [];
  const digit = DIGITS[depth];
  if (rows.length <= FEW || !digit) return [...rows].sort(compare(order)).slice(start, start + limit);
  const counts = new Uint32Array(65_537);
  const digits = new Uint16Array(rows.length);
  rows.forEach((row, index) => {
    const value = digit(order, row);
    digits[index] = value;
    counts[value] = (counts[value] ?? 0) + 1;
  });
  const found: number[] = [];
  let before = 0;
  for (let value = 65_535; value >= 0 && before < start + limit; value -= 1) {
    const count = counts[value] ?? 0;
    if (count > 0 && before + count > start) {
      const group = rows.filter((_row, index) => digits[index] === value);
      const skip = Math.max(0, start - before);
      found.push(...windowOf(group, order, skip, start + limit - Math.max(before, start), depth + 1));
    }
    before += count;
  }
  return found;
}
