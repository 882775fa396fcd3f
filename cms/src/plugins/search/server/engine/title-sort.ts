/** Work done in small steps: whoever runs it may do something else between two of them. */
export type Steps<Result> = Generator<void, Result>;

export interface TitleSource {
  /** Titles of the rows from one up to another, by row. */
  titlesOf(from: number, to: number): Iterable<{ row: number; title: string }>;
  /** Undefined for a row that is gone. */
  titleAt(row: number): string | undefined;
  compare(a: string, b: string): number;
}

/** Stands behind all others: U+FFFF is no character. */
export const NO_TITLE = '\uffff';

const READ_AT_ONCE = 500;
const SORTED_AT_ONCE = 512;
const MERGED_AT_ONCE = 4_096;
const PLACED_AT_ONCE = 8;

export function runToEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** All rows below a number, by title: short runs are sorted, and merged until there is one. */
export function* sortByTitle(source: TitleSource, count: number): Steps<Uint32Array> {
  const titles = new Array<string>(count).fill(NO_TITLE);
  for (let from = 0; from < count; from += READ_AT_ONCE) {
    for (const { row, title } of source.titlesOf(from, Math.min(count, from + READ_AT_ONCE))) titles[row] = title;
    yield;
  }
  const compare = (a: number, b: number) => source.compare(titles[a] as string, titles[b] as string) || a - b;
  let rows = Uint32Array.from({ length: count }, (_, row) => row);
  for (let from = 0; from < count; from += SORTED_AT_ONCE) {
    rows.subarray(from, from + SORTED_AT_ONCE).sort(compare);
    yield;
  }
  for (let width = SORTED_AT_ONCE; width < count; width *= 2) {
    const merged = new Uint32Array(count);
    for (let from = 0, at = 0; from < count; from += 2 * width) {
      const [middle, end] = [Math.min(count, from + width), Math.min(count, from + 2 * width)];
      for (let [left, right] = [from, middle]; left < middle || right < end; at += 1) {
        const takesLeft = right >= end || (left < middle && compare(rows[left] as number, rows[right] as number) <= 0);
        merged[at] = rows[takesLeft ? left++ : right++] as number;
        if (at % MERGED_AT_ONCE === 0) yield;
      }
    }
    rows = merged;
  }
  return rows;
}

/** Behind all that stand before a title or are called the same. Rows that are gone say nothing of their place: the next one that is there is asked. */
function placeFor({ titleAt, compare }: TitleSource, title: string, rows: Uint32Array): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    let asked = middle;
    let other = titleAt(rows[asked] as number);
    while (other === undefined && asked + 1 < high) other = titleAt(rows[(asked += 1)] as number);
    if (other === undefined || compare(other, title) > 0) high = middle;
    else low = asked + 1;
  }
  return low;
}

/** Rows in order, and those that have been added since put where they belong. */
export function* insertByTitle(source: TitleSource, rows: Uint32Array, count: number): Steps<Uint32Array> {
  const fresh = [...source.titlesOf(rows.length, count)];
  const known = new Set(fresh.map(({ row }) => row));
  for (let row = rows.length; row < count; row += 1) if (!known.has(row)) fresh.push({ row, title: NO_TITLE });
  fresh.sort((a, b) => source.compare(a.title, b.title) || a.row - b.row);
  const all = new Uint32Array(count);
  let [from, to] = [0, 0];
  for (const [index, { row, title }] of fresh.entries()) {
    const at = Math.max(from, placeFor(source, title, rows));
    all.set(rows.subarray(from, at), to);
    to += at - from;
    all[to] = row;
    [from, to] = [at, to + 1];
    if (index % PLACED_AT_ONCE === 0) yield;
  }
  all.set(rows.subarray(from), to);
  return all;
}
