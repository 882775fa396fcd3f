import { formatYears } from '../library/year-span';
import type { SearchFacet, SearchQuery } from '../library/search-query';
import { isRecord } from './answer';
import type { CmsClient } from './client';
import { CmsError } from './error';
import type { OrganizationLink } from './organizations';
import { readList } from './read';
import type { ResourceCard } from './resources';

/** What in an entry answers a search: a part of one of its texts, in the language it is written in. */
export interface Passage {
  field: string;
  /** null: a name, in no language. */
  locale: string | null;
  parts: { text: string; mark: boolean }[];
}

/** Why an entry was found although the words themselves are not in it. */
export interface Reason {
  kind: 'translation' | 'synonym' | 'topic' | 'spelling' | 'beginning';
  /** What was found instead, in its own language. */
  label: string;
  locale: string;
  /** The words it stands for. */
  asked: string;
}

export interface Match {
  passages: Passage[];
  reasons: Reason[];
}

export interface FacetValue {
  value: string;
  count: number;
  /** In the reader's language where there is one; codes that the site names itself have none. */
  label?: string;
  /** The language of the label where it is another. */
  locale?: string;
  /** The value that it is part of. */
  broader?: string;
}

export type CountedFacet = SearchFacet | 'year';

/** A page of what was found. */
export interface Found<Hit> {
  hits: Hit[];
  total: number;
  page: number;
  pageCount: number;
  /** No entry has all the words: these have most of them. */
  relaxed: boolean;
  /** The words put right; null where none is misspelt. */
  didYouMean: string | null;
  /** Each facet as if nothing were chosen in it. */
  facets: Readonly<Record<CountedFacet, readonly FacetValue[]>>;
}

export type ResourceHit = ResourceCard & { publishers: OrganizationLink[]; match: Match };

const LIMIT = 20;

/** The query of the API that a search of the site stands for. */
export function toSearchParameters(locale: string, { q, chosen, years, sort, page }: SearchQuery, type?: string): Record<string, string> {
  const values = Object.entries(chosen).map(([facet, list]) => [facet, list.join(',')]);
  return {
    locale,
    ...(type ? { type } : {}),
    ...(q ? { q } : {}),
    ...Object.fromEntries(values),
    ...(years ? { year: formatYears(years) } : {}),
    ...(sort ? { sort } : {}),
    'pagination[page]': String(page),
    'pagination[pageSize]': String(LIMIT),
  };
}

const isHit = (value: unknown): boolean => isRecord(value) && typeof value.documentId === 'string' && isRecord(value.match);

/** Asks with the API's own parameters. Throws CmsError. */
export async function askSearch<Hit>(cms: CmsClient, parameters: Record<string, string>): Promise<Found<Hit>> {
  const answer = await cms.get('/search', parameters);
  const { data, meta } = answer.kind === 'body' ? answer.body : {};
  if (!Array.isArray(data) || !data.every(isHit) || !isRecord(meta) || !isRecord(meta.pagination) || !isRecord(meta.search) || !isRecord(meta.facets)) {
    throw new CmsError('unavailable', 'The CMS answered a search in an unknown shape.');
  }
  const { pagination, search, facets } = meta;
  return {
    hits: data as Hit[],
    total: Number(pagination.total ?? 0),
    page: Number(pagination.page ?? 1),
    pageCount: Math.max(1, Number(pagination.pageCount ?? 1)),
    relaxed: search.relaxed === true,
    didYouMean: typeof search.didYouMean === 'string' ? search.didYouMean : null,
    facets: facets as unknown as Found<Hit>['facets'],
  };
}

/** The query of the API that a view of the library stands for. Without words there is nothing to be relevant to: readers expect the newest works. */
export const toLibraryParameters = (locale: string, query: SearchQuery): Record<string, string> =>
  toSearchParameters(locale, { ...query, sort: query.sort ?? (query.q ? null : 'year') }, 'resource');

/** Works, by what they say and by what they are. Throws CmsError. */
export const searchLibrary = (cms: CmsClient, locale: string, query: SearchQuery): Promise<Found<ResourceHit>> => askSearch(cms, toLibraryParameters(locale, query));

/** The query of a view of the library for machines: all of it, whatever page one looks at. */
export function toOutletParameters(locale: string, query: SearchQuery): Record<string, string> {
  const { type: _type, 'pagination[page]': _page, 'pagination[pageSize]': _size, ...found } = toLibraryParameters(locale, query);
  return found;
}

/** Everything that has a page. Throws CmsError. */
export const searchSite = <Hit>(cms: CmsClient, locale: string, query: SearchQuery): Promise<Found<Hit>> => askSearch(cms, toSearchParameters(locale, query));

/** Works that have most in common with one, the nearest first. */
export async function listSimilar(cms: CmsClient, { documentId, locale }: { documentId: string; locale: string }, limit: number): Promise<ResourceHit[]> {
  const { hits } = await askSearch<ResourceHit>(cms, { locale, type: 'resource', like: `resources/${documentId}`, 'pagination[page]': '1', 'pagination[pageSize]': String(limit) });
  return hits;
}

/** How many documents of a type are not shown for somebody's safety. A search does not tell: it would tell where. */
export async function countWithheld(cms: CmsClient, plural: string, locale: string): Promise<number> {
  return (await readList(cms, plural, { locale, pageSize: 1, selection: { fields: ['slug'] } })).withheld;
}

/** What is called by words that begin like these. */
export interface Suggestion {
  type: string;
  title: string;
  /** The language of the title; null for a name. */
  locale: string | null;
  /** null: it has no page of its own. */
  slug: string | null;
}

/** The best first, a few. */
export async function listSuggestions(cms: CmsClient, locale: string, q: string): Promise<Suggestion[]> {
  const answer = await cms.get('/suggest', { locale, q });
  const data = answer.kind === 'body' ? answer.body.data : null;
  if (!Array.isArray(data)) throw new CmsError('unavailable', 'The CMS answered with suggestions in an unknown shape.');
  return data as Suggestion[];
}
