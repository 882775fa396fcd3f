import { type QueryValues, toCanonicalQuery } from './address-values';

/** What a list page shows: a page of entries, narrowed by words and facets. Its address says all of it. */
export interface ListQuery {
  /** 1 is the first. */
  page: number;
  q: string;
  /** Chosen values by facet. Facets that are not chosen are absent. */
  facets: Readonly<Record<string, string>>;
}

/** The facets of a list: the values of closed ones, null for those whose values are slugs. */
export type FacetDefinition = Readonly<Record<string, readonly string[] | null>>;

/** Reads a list's query. Names and facet values without meaning are passed over; a page number without meaning gives null. */
export function parseListQuery(values: QueryValues, facets: FacetDefinition): ListQuery | null {
  const query = toCanonicalQuery(values);
  const page = Number(query.page ?? 1);
  if (page === 0) return null;
  const chosen = Object.entries(facets).flatMap(([name, allowed]): [string, string][] => {
    // A list is narrowed by one value of each.
    const [value = ''] = (query[name] ?? '').split(',');
    return value !== '' && (!allowed || allowed.includes(value)) ? [[name, value]] : [];
  });
  return { page, q: query.q ?? '', facets: Object.fromEntries(chosen) };
}

/** Whether it shows a part of the list only. */
export const isListNarrowed = ({ q, facets }: ListQuery): boolean => q !== '' || Object.keys(facets).length > 0;

/** The inverse: the shortest query that says the same. */
export function formatListQuery({ page, q, facets }: ListQuery): Record<string, string> {
  return { ...(q ? { q } : {}), ...facets, ...(page > 1 ? { page: String(page) } : {}) };
}
