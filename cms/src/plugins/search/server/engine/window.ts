/** What rows are ordered by: the higher first; where the first is equal, the second decides. By row. */
export interface Order {
  first: Uint32Array;
  second: Uint32Array;
}

/** Few enough to be sorted outright. */
const FEW = 2_000;
const DIGITS = 4;
const VALUES = 65_536;

const compare = ({ first, second }: Order) => (a: number, b: number) => (first[b] ?? 0) - (first[a] ?? 0) || (second[b] ?? 0) - (second[a] ?? 0) || a - b;

/** Rows whose digit lies between two, both included. */
function between(rows: Uint32Array, keys: Uint32Array, shift: number, low: number, high: number, count: number): Uint32Array {
  const found = new Uint32Array(count);
  let filled = 0;
  for (let index = 0; filled < count; index += 1) {
    const row = rows[index] as number;
    const value = ((keys[row] as number) >>> shift) & 0xffff;
    if (value < low || value > high) continue;
    found[filled] = row;
    filled += 1;
  }
  return found;
}

/**
 * The rows from `start` on, at most `limit`, in order. Costs the same for the first page as for the last: rows are counted by the leading
 * digit of their place, and only those whose digits the window touches are looked at closer.
 */
export function windowOf(rows: Uint32Array, order: Order, start: number, limit: number, depth = 0): number[] {
  if (limit <= 0 || start >= rows.length) return [];
  if (rows.length <= FEW || depth === DIGITS) return [...rows].sort(compare(order)).slice(start, start + limit);
  const keys = depth < 2 ? order.first : order.second;
  const shift = depth % 2 === 0 ? 16 : 0;
  const counts = new Uint32Array(VALUES);
  for (let index = 0; index < rows.length; index += 1) (counts[((keys[rows[index] as number] as number) >>> shift) & 0xffff] as number) += 1;
  const found: number[] = [];
  let [high, before] = [VALUES - 1, 0];
  while (high >= 0 && before < start + limit) {
    // A digit that many have is looked at by the next one; digits that few have are sorted together.
    let [low, within] = [high, counts[high] as number];
    while (low > 0 && within + (counts[low - 1] as number) <= FEW && before + within < start + limit) {
      low -= 1;
      within += counts[low] as number;
    }
    if (before + within > start) {
      const group = between(rows, keys, shift, low, high, within);
      found.push(...windowOf(group, order, Math.max(0, start - before), start + limit - Math.max(before, start), depth + 1));
    }
    before += within;
    high = low - 1;
  }
  return found;
}
