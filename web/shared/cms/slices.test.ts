import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sliceLists } from './slices';

it('sliceLists reads several lists as if they were one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 25 }), (totals, start, limit) => {
      const lists = totals.map((total, list) => Array.from({ length: total }, (_, index) => `${list}:${index}`));
      const read = sliceLists(totals, { start, limit }).flatMap((slice, index) => (slice ? (lists[index] ?? []).slice(slice.start, slice.start + slice.limit) : []));
      expect(read).toEqual(lists.flat().slice(start, start + limit));
    }),
  );
});
