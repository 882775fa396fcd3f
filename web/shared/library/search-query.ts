import { type QueryValues, toCanonicalQuery } from './address-values';
import { formatYears, parseYears, type YearSpan } from './year-span';

/** What a search can be narrowed by, years apart. */
export type SearchFacet = 'type' | 'kind' | 'theme' | 'country' | 'language' | 'frontier' | 'region' | 'organization' | 'availability' | 'license';

/** The facets of a search: the values of closed ones, the shape of others. */
export type SearchFacets = Readonly<Partial<Record<SearchFacet, readonly string[] | RegExp>>>;

export const SORTS = ['relevance', 'newest', 'year', 'title'] as const;
export type SearchSort = (typeof SORTS)[number];

/** A search as its address says it. */
export interface SearchQuery {
  q: string;
  /** Chosen values by facet, in order. Several of one facet widen, facets narrow each other. */
  chosen: Readonly<Partial<Record<SearchFacet, readonly string[]>>>;
  years: YearSpan | null;
  /** null: as fits. */
  sort: SearchSort | null;
  /** The facet of which all values are shown, not only the first. */
  whole: string | null;
  /** 1 is the first. */
  page: number;
}

const isOneOf = (values: readonly string[] | RegExp, value: string): boolean => (values instanceof RegExp ? values.test(value) : values.includes(value));

/** Reads an address. Names and values without meaning are passed over; a page number without meaning gives null. */
export function parseSearchQuery(values: QueryValues, facets: SearchFacets): SearchQuery | null {
  const query = toCanonicalQuery(values);
  const page = Number(query.page ?? 1);
  if (page === 0) return null;
  const chosen = (Object.entries(facets) as [SearchFacet, readonly string[] | RegExp][]).flatMap(([facet, allowed]) => {
    const known = (query[facet]?.split(',') ?? []).filter((value) => isOneOf(allowed, value));
    return known.length > 0 ? [[facet, known] as const] : [];
  });
  return {
    q: query.q ?? '',
    chosen: Object.fromEntries(chosen),
    years: query.year ? parseYears(query.year) : null,
    sort: SORTS.find((sort) => sort === query.sort) ?? null,
    whole: query.whole && Object.hasOwn(facets, query.whole) ? query.whole : null,
    page,
  };
}

/** The inverse: the shortest query that says the same. */
export function formatSearchQuery({ q, chosen, years, sort, whole, page }: SearchQuery): Record<string, string> {
  return toCanonicalQuery({ q, ...chosen, year: years ? formatYears(years) : '', sort, whole, page: String(page) });
}

/** The search with a value chosen that was not, in place of its `kin`; or no longer chosen that was. */
export function toggleValue(query: SearchQuery, facet: SearchFacet, value: string, kin: readonly string[] = []): SearchQuery {
  const before = query.chosen[facet] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before.filter((one) => !kin.includes(one)), value].sort();
  const { [facet]: _, ...others } = query.chosen;
  return { ...query, page: 1, chosen: after.length > 0 ? { ...others, [facet]: after } : others };
}

export const isNarrowed = ({ chosen, years }: SearchQuery): boolean => years !== null || Object.keys(chosen).length > 0;

/** The search without what narrows it. */
export const widened = (query: SearchQuery): SearchQuery => ({ ...query, chosen: {}, years: null, page: 1 });
