import type { Facet } from '../document/index-document';
import type { Question } from '../query/question';
import type { Columns } from './columns';
import type { FacetCount } from './engine';
import { FACETS } from '../document/index-document';
import { GrowingArray } from './growing-array';

/** What a row must have in one facet. */
interface Filter {
  facet: Facet;
  passes(row: number): boolean;
}

export interface Narrowed {
  rows: Uint32Array;
  facets: Record<Facet, FacetCount[]>;
}

function filtersOf(columns: Columns, { facets, years }: Question): Filter[] {
  const byValue = Object.entries(facets).map(([name, chosen]): Filter => {
    const facet = name as Facet;
    const column = columns.facet(facet);
    const table = column.tableOf(chosen);
    const { starts, values } = column;
    return {
      facet,
      passes(row) {
        for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) if (table[values[at] ?? 0]) return true;
        return false;
      },
    };
  });
  if (!years) return byValue;
  const all = columns.years.view;
  // 0 stands for no year, which is in no span.
  const from = Math.max(1, years.from);
  const inYears: Filter = { facet: 'year', passes: (row) => (all[row] ?? 0) >= from && (all[row] ?? 0) <= years.to };
  return [...byValue, inYears];
}

/** What fails each row: -1 nothing, the number of a filter, or -2 for more than one. */
function failures(rows: Uint32Array, filters: readonly Filter[]): Int8Array {
  const failed = new Int8Array(rows.length).fill(-1);
  filters.forEach(({ passes }, number) => {
    for (let index = 0; index < rows.length; index += 1) {
      if (failed[index] === -2 || passes(rows[index] ?? 0)) continue;
      failed[index] = failed[index] === -1 ? number : -2;
    }
  });
  return failed;
}

function countValues(columns: Columns, facet: Facet, rows: Uint32Array): FacetCount[] {
  const { starts, values, names } = columns.facet(facet);
  const counts = new Uint32Array(names.length);
  for (const row of rows) {
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  const found = names.flatMap((value, number) => (counts[number] ? [{ value, count: counts[number] ?? 0 }] : []));
  return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Narrows rows by what is chosen, and counts every facet among those that all *other* facets let through. */
export function narrow(columns: Columns, rows: Uint32Array, question: Question): Narrowed {
  const filters = filtersOf(columns, question);
  const failed = failures(rows, filters);
  const passing = filters.length === 0 ? rows : rows.filter((_row, index) => failed[index] === -1);
  const besides = (facet: Facet): Uint32Array => {
    const own = filters.flatMap((filter, number) => (filter.facet === facet ? [number] : []));
    if (own.length === 0) return passing;
    const wide = new GrowingArray();
    rows.forEach((row, index) => {
      const fault = failed[index] ?? -2;
      if (fault === -1 || own.includes(fault)) wide.push(row);
    });
    return wide.view;
  };
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, countValues(columns, facet, besides(facet))]));
  return { rows: passing, facets: facets as Record<Facet, FacetCount[]> };
}
