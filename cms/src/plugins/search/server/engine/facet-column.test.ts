import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FacetColumn } from './facet-column';

it('a column gives back what it was given, row by row and value by value', () => {
  const value = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '');
  fc.assert(fc.property(fc.array(fc.uniqueArray(value, { maxLength: 4 }), { maxLength: 30 }), fc.integer({ min: -1, max: 30 }), (rows, after) => {
    const column = new FacetColumn();
    for (const row of rows) column.push(row);
    expect(column.rows).toBe(rows.length);
    expect(rows.map((_, row) => column.namesOf(row))).toEqual(rows);
    for (const name of ['a', 'b', '__proto__', '', 'none']) {
      expect(column.rowsOf(name, after)).toEqual([...rows.keys()].filter((row) => row > after && rows[row]?.includes(name)));
      expect([...column.tableOf([name, 'none'])]).toEqual(column.names.map((one) => Number(one === name)));
    }
  }));
});
