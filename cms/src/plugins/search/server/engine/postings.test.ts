import { expect, it } from 'vitest';
import { Postings } from './postings';

it('lists are read on from where they were, and are the same whether kept or not', () => {
  let last = 10;
  const reads: [string, number][] = [];
  const read = (key: string, after: number) => {
    reads.push([key, after]);
    return Array.from({ length: last - after }, (_, index) => after + index + 1).filter((row) => row % Number(key) === 0);
  };
  const postings = new Postings({ room: () => 100_000, read, lastRow: () => last });
  expect([...postings.rowsOf('3')]).toEqual([3, 6, 9]);
  expect([...postings.rowsOf('3')]).toEqual([3, 6, 9]);
  last = 13;
  expect([...postings.rowsOf('3')]).toEqual([3, 6, 9, 12]);
  expect(reads).toEqual([['3', 0], ['3', 10]]);
});

it('lists that have grown are counted as long as they are', () => {
  let last = 1;
  let reads = 0;
  const postings = new Postings({
    room: () => 200_000,
    read: (_key, after) => {
      reads += Number(after === 0);
      return Array.from({ length: last - after }, (_, index) => after + index + 1);
    },
    lastRow: () => last,
  });
  for (let key = 0; key < 20; key += 1) postings.rowsOf(String(key));
  last = 10_000;
  for (let key = 0; key < 20; key += 1) postings.rowsOf(String(key));
  reads = 0;
  for (let key = 0; key < 20; key += 1) postings.rowsOf(String(key));
  // 40 kB each: four have room.
  expect(reads).toBeGreaterThanOrEqual(16);
});

it('a list that is short takes little', () => {
  const postings = new Postings({ room: () => 100_000, read: () => [], lastRow: () => 1 });
  const empty = Array.from({ length: 200 }, (_, key) => postings.rowsOf(String(key)));
  expect(empty.reduce((sum, rows) => sum + rows.buffer.byteLength, 0)).toBeLessThan(20_000);
});

it('lists have more room as soon as it is due, and stay', () => {
  let room = 50_000;
  let reads = 0;
  const read = () => {
    reads += 1;
    return Array.from({ length: 10_000 }, (_, index) => index);
  };
  const postings = new Postings({ room: () => room, read, lastRow: () => 9_999 });
  for (let round = 0; round < 2; round += 1) for (const key of ['one', 'other']) postings.rowsOf(key);
  // 40 kB each: one has room.
  expect(reads).toBe(4);
  room = 500_000;
  for (let round = 0; round < 2; round += 1) for (const key of ['other', 'one']) postings.rowsOf(key);
  expect(reads).toBe(5);
});
