import { FACETS, type Facet } from '../document/index-document';
import type { Question } from '../query/question';
import type { Columns } from './columns';
import type { FacetCount } from './engine';
import type { FacetTable } from './facet-table';

export interface Narrowed {
  rows: Uint32Array;
  facets: Record<Facet, FacetCount[]>;
}

/** Filters as bits of a number: a row passes where it has all of them. */
interface Filters {
  all: number;
  /** By number of a value, the filters that do not let it through. */
  lacking: Uint16Array;
  /** The filter of a span of years; 0 for none. */
  span: { bit: number; from: number; to: number };
  /** By filter, the place of its facet among FACETS. */
  facets: readonly number[];
}

function filtersOf(table: FacetTable, { facets, years }: Pick<Question, 'facets' | 'years'>): Filters {
  const lacking = new Uint16Array(table.names.length).fill(0xffff);
  const chosen = Object.entries(facets) as [Facet, readonly string[]][];
  for (const [filter, [facet, names]] of chosen.entries()) {
    for (const name of names) {
      const number = table.numberOf(facet, name);
      if (number !== undefined) lacking[number] = (lacking[number] ?? 0) & ~(1 << filter);
    }
  }
  const bit = years ? 1 << chosen.length : 0;
  return {
    all: ((1 << chosen.length) - 1) | bit,
    lacking,
    // 0 stands for no year, which is in no span.
    span: { bit, from: Math.max(1, years?.from ?? 0), to: years?.to ?? 0 },
    facets: [...chosen.map(([facet]) => facet), ...(years ? ['year' as const] : [])].map((facet) => FACETS.indexOf(facet)),
  };
}

/** The most frequent values of a facet, those as frequent by name. */
function listed(table: FacetTable, place: number, counts: Uint32Array, most: number): FacetCount[] {
  const found = (table.numbersOf[place] ?? []).filter((number) => counts[number] !== 0);
  // Most of a long list are not asked for: they need not be put in order.
  const least = found.length > most ? (Uint32Array.from(found, (number) => counts[number] ?? 0).sort().at(-most) ?? 0) : 0;
  return found
    .filter((number) => (counts[number] ?? 0) >= least)
    .map((number) => ({ value: table.names[number] ?? '', count: counts[number] ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}

/** Narrows rows by what is chosen, and counts every facet among those that all *other* facets let through. Looks at each row once. */
export function narrow(columns: Columns, rows: Uint32Array, question: Pick<Question, 'facets' | 'years' | 'most'>): Narrowed {
  const table = columns.facets;
  const { starts, values } = table;
  const { all, lacking, span, facets } = filtersOf(table, question);
  const facetOf = Uint8Array.from(table.facetOf);
  const years = columns.years.view;
  const counts = new Uint32Array(table.names.length);
  const passing = new Uint32Array(rows.length);
  let passed = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const begin = starts[row] as number;
    const end = starts[row + 1] as number;
    const year = years[row] as number;
    let lacks = year >= span.from && year <= span.to ? all & ~span.bit : all;
    // Where most rows pass they are counted while they are looked at: to take back what was counted in vain costs less.
    const trusting = passed + passed >= index;
    if (trusting) {
      for (let at = begin; at < end; at += 1) {
        const value = values[at] as number;
        lacks &= lacking[value] as number;
        (counts[value] as number) += 1;
      }
    } else {
      for (let at = begin; at < end; at += 1) lacks &= lacking[values[at] as number] as number;
    }
    if (lacks === 0) {
      passing[passed] = row;
      passed += 1;
      if (!trusting) for (let at = begin; at < end; at += 1) (counts[values[at] as number] as number) += 1;
      continue;
    }
    if (trusting) for (let at = begin; at < end; at += 1) (counts[values[at] as number] as number) -= 1;
    if ((lacks & (lacks - 1)) === 0) {
      // Only its own facet keeps it out, and that counts as if nothing were chosen in it.
      const own = facets[31 - Math.clz32(lacks)];
      for (let at = begin; at < end; at += 1) if (facetOf[values[at] as number] === own) (counts[values[at] as number] as number) += 1;
    }
  }
  const found = FACETS.map((facet, place) => [facet, listed(table, place, counts, question.most?.[facet] ?? Infinity)]);
  return { rows: passing.subarray(0, passed), facets: Object.fromEntries(found) as Narrowed['facets'] };
}
