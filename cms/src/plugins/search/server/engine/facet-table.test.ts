import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FacetTable } from './facet-table';
import { Hierarchy } from './hierarchy';

const value = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '');
const row = fc.record({ theme: fc.uniqueArray(value, { maxLength: 4 }), country: fc.uniqueArray(value, { maxLength: 2 }) });

it('a table gives back what it was given, row by row and value by value, whatever was asked in between', () => {
  fc.assert(fc.property(fc.array(row, { maxLength: 30 }), fc.array(row, { maxLength: 10 }), fc.integer({ min: 0, max: 30 }), (first, second, after) => {
    const table = new FacetTable(new Hierarchy());
    for (const one of first) table.push(one);
    table.rowsOf('theme', 'a', 0);
    for (const one of second) table.push(one);
    const rows = [...first, ...second];
    expect(table.rows).toBe(rows.length);
    for (const facet of ['theme', 'country'] as const) {
      expect(rows.map((_, number) => table.namesOf(facet, number))).toEqual(rows.map((one) => one[facet]));
      for (const name of ['a', 'b', '__proto__', '', 'none']) {
        const having = [...rows.keys()].filter((number) => (rows[number]?.[facet] as readonly string[]).includes(name));
        expect([...table.rowsOf(facet, name, after)]).toEqual(having.filter((number) => after === 0 || number > after));
      }
    }
  }));
});
