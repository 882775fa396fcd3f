import fc from 'fast-check';
import { expect, it } from 'vitest';
import { union } from './alternative';

it('a union has each row of all lists once, in order', () => {
  const list = fc.uniqueArray(fc.nat(60), { maxLength: 20 }).map((rows) => Uint32Array.from(rows).sort());
  fc.assert(fc.property(fc.array(list, { maxLength: 6 }), (lists) => {
    expect([...union(lists)]).toEqual([...new Set(lists.flatMap((rows) => [...rows]))].sort((a, b) => a - b));
  }));
});
