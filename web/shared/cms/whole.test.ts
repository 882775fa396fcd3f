import { expect, it } from 'vitest';
import { MAX_ENTRIES, readWhole } from './whole';

/** A list of numbers that is read by pages. */
const listOf = (total: number) => async (page: number, pageSize: number) => {
  const start = (page - 1) * pageSize;
  const entries = Array.from({ length: Math.max(0, Math.min(pageSize, total - start)) }, (_, index) => start + index);
  return { entries, page, pageCount: Math.max(1, Math.ceil(total / pageSize)), total, withheld: 3 };
};

it.each([0, 1, 100, 101, 250, MAX_ENTRIES])('reads all of %i entries once, in their order', async (total) => {
  const { entries, ...page } = await readWhole(listOf(total));
  expect(entries).toEqual(Array.from({ length: total }, (_, index) => index));
  expect(page).toEqual({ page: 1, pageCount: 1, total, withheld: 3 });
});

it('reads no more than it may, and says how many there are', async () => {
  const { entries, total } = await readWhole(listOf(MAX_ENTRIES + 1));
  expect([entries.length, total]).toEqual([MAX_ENTRIES, MAX_ENTRIES + 1]);
});
