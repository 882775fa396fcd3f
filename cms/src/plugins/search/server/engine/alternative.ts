import type { Reason } from './engine';

/** One way in which a document can have what words ask for: a list of rows, and what having it is worth. */
export interface Alternative {
  rows: Uint32Array;
  weight: number;
  /** The words that it answers, as bits. */
  bits: number;
  /** Null where the very word was found. */
  reason: Reason | null;
}

/** What a question with words comes down to. */
export interface Plan {
  /** How many words there are: word n is bit n. */
  words: number;
  /** Words that must be there, as bits. Of the others, those that say most. */
  required: number;
  alternatives: readonly Alternative[];
  excluded: readonly Uint32Array[];
  marks: Readonly<Record<string, readonly (readonly string[])[]>>;
  didYouMean: string | null;
}

/** Whether a list in ascending order has a row. */
export function contains(rows: Uint32Array, row: number): boolean {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = rows[middle] ?? 0;
    if (found === row) return true;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Two lists in order, as one. */
function merged(a: Uint32Array, b: Uint32Array): Uint32Array {
  const all = new Uint32Array(a.length + b.length);
  let [left, right, count] = [0, 0, 0];
  while (left < a.length && right < b.length) {
    const [one, other] = [a[left] as number, b[right] as number];
    if (one <= other) left += 1;
    if (other <= one) right += 1;
    all[count] = one < other ? one : other;
    count += 1;
  }
  const rest = left < a.length ? a.subarray(left) : b.subarray(right);
  all.set(rest, count);
  return all.subarray(0, count + rest.length);
}

/** All rows of some lists, each once, in order. The shortest are put together first. */
export function union(lists: readonly Uint32Array[]): Uint32Array {
  const waiting = lists.filter((list) => list.length > 0).sort((a, b) => b.length - a.length);
  for (;;) {
    const first = waiting.pop() ?? new Uint32Array();
    const second = waiting.pop();
    if (!second) return first;
    const both = merged(first, second);
    const at = waiting.findIndex((list) => list.length <= both.length);
    waiting.splice(at === -1 ? waiting.length : at, 0, both);
  }
}

/** A list so many times longer than another is not walked through: the rows of the other are looked up in it. */
const FAR_LONGER = 16;

/** What two lists in order have both; the first is the shorter one. */
function shared(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length > a.length * FAR_LONGER) return a.filter((row) => contains(b, row));
  const both = new Uint32Array(a.length);
  let [left, right, count] = [0, 0, 0];
  while (left < a.length && right < b.length) {
    const [one, other] = [a[left] as number, b[right] as number];
    if (one === other) {
      both[count] = one;
      count += 1;
    }
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  return both.subarray(0, count);
}

/** The rows that are in every one of some lists. */
export function intersection(lists: readonly Uint32Array[]): Uint32Array {
  const [first = new Uint32Array(), ...others] = [...lists].sort((a, b) => a.length - b.length);
  return others.reduce(shared, first);
}
