import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Order, windowOf } from './window';

const naive = (rows: Uint32Array, { first, second }: Order, start: number, limit: number) =>
  [...rows].sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || (second[b] ?? 0) - (second[a] ?? 0) || a - b).slice(start, start + Math.max(0, limit));

/** Values that share digits, and the highest there are. */
const value = fc.oneof(fc.nat(3), fc.nat(200_000), fc.constantFrom(0xffff, 0x10000, 0xffff_0000, 0xffff_ffff), fc.integer({ min: 0, max: 0xffff_ffff }));

const check = (count: number, runs: number) =>
  fc.assert(fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: count + 5 }), fc.nat(120), fc.nat(), (pool, start, limit, seed) => {
    const rows = Uint32Array.from({ length: count }, (_, index) => index + 1);
    const of = (row: number) => pool[(Math.imul(row, 2_654_435_761) + seed >>> 0) % pool.length] ?? [0, 0];
    const columns = Array.from({ length: count + 1 }, (_, row) => of(row));
    const order: Order = { first: Uint32Array.from(columns, ([first]) => first), second: Uint32Array.from(columns, ([, second]) => second) };
    expect(windowOf(rows, order, start, limit)).toEqual(naive(rows, order, start, limit));
  }), { numRuns: runs });

describe('a window is what sorting everything would show', () => {
  it('of few rows', () => check(300, 100));
  it('of more rows than are sorted outright', () => check(7_000, 40));
});

it('pages of many equals follow each other without overlap', () => {
  const rows = Uint32Array.from({ length: 5_000 }, (_, index) => index * 3);
  const order: Order = { first: new Uint32Array(15_000).fill(7), second: Uint32Array.from({ length: 15_000 }, (_, row) => row % 2) };
  const pages = Array.from({ length: 50 }, (_, page) => windowOf(rows, order, page * 100, 100)).flat();
  expect(pages).toEqual(naive(rows, order, 0, 5_000));
});
