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

/** Query values as a router holds them. */
export type QueryValues = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>;

/** The API takes no more. */
const MAX_WORDS = 200;
const SLUG = /^[\p{Letter}\p{Number}_-]{1,200}$/u;

const one = (value: QueryValues[string]): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** Letters, digits and what joins them: control characters and lone surrogates say nothing. */
const clean = (text: string): string => text.toWellFormed().replace(/[\p{Control}\uFFFD]+/gu, ' ').replace(/\s+/gu, ' ').trim();

function pageOf(text: string): number | null {
  if (text === '') return 1;
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}

/** Reads a list's query. Names and facet values without meaning are passed over; a page number without meaning gives null. */
export function parseListQuery(query: QueryValues, facets: FacetDefinition): ListQuery | null {
  const page = pageOf(one(query.page));
  if (page === null) return null;
  const words = clean(one(query.q)).slice(0, MAX_WORDS).toWellFormed().trim();
  const chosen = Object.entries(facets).flatMap(([name, values]): [string, string][] => {
    const value = one(query[name]);
    const known = values ? values.includes(value) : SLUG.test(value);
    return known ? [[name, value]] : [];
  });
  return { page, q: /[\p{Letter}\p{Number}]/u.test(words) ? words : '', facets: Object.fromEntries(chosen) };
}

/** The inverse: the shortest query that says the same. */
export function formatListQuery({ page, q, facets }: ListQuery): Record<string, string> {
  return { ...(q ? { q } : {}), ...facets, ...(page > 1 ? { page: String(page) } : {}) };
}
