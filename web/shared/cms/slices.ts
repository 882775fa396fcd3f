import type { Slice } from './read';

/** Which part of each of several lists, read one after the other as one, a slice of the whole holds. Null: nothing of it. */
export function sliceLists(totals: readonly number[], { start, limit }: Slice): (Slice | null)[] {
  return totals.map((total, index) => {
    const before = totals.slice(0, index).reduce((sum, count) => sum + count, 0);
    const from = Math.max(start - before, 0);
    const to = Math.min(start + limit - before, total);
    return to > from ? { start: from, limit: to - from } : null;
  });
}
