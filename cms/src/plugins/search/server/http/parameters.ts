import type { ContentModel } from '../../../delivery/server/project/model';
import { BadRequest } from '../../../delivery/server/query/bad-request';
import { listed, parseParameters, refuseUnknown, single, type Tree } from '../../../delivery/server/query/parameters';
import { type Limits, type Localization, type Page, parseLocalization, parsePage } from '../../../delivery/server/query/parse';
import { type Facet, TOPICS } from '../document/index-document';
import { isFindable } from '../document/to-index-document';
import { parseWords, type QuestionWords, type SearchSort, SORTS } from '../query/question';

/** Facets whose values are codes. */
const CODES = ['kind', 'language', 'country', 'availability', 'license'] as const satisfies readonly Facet[];

const AVAILABILITIES = ['file', 'link', 'none'];
const MAX_SEARCH = 200;
const MAX_VALUES = 50;

/** A search as it was asked for: topics are still named by their slugs. */
export interface SearchRequest {
  localization: Localization;
  q: string;
  words: QuestionWords;
  chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  years: { from: number; to: number } | null;
  like: { type: string; address: string } | null;
  sort: SearchSort;
  page: Page;
}

export interface SuggestRequest {
  localization: Localization;
  q: string;
}

function parseText(tree: Tree): string {
  const text = (single(tree.get('q'), 'q') ?? '').trim();
  if (text.length > MAX_SEARCH) throw new BadRequest('q', `"q" has ${text.length} characters; at most ${MAX_SEARCH} are allowed.`);
  return text;
}

function oneOf(value: string, allowed: readonly string[], name: string): string {
  if (!allowed.includes(value)) throw new BadRequest(name, `"${value}" is not a value of "${name}". Allowed: ${allowed.join(', ')}.`, allowed);
  return value;
}

function valuesOf(tree: Tree, name: string): string[] {
  const values = [...new Set(listed(tree.get(name), name))].sort();
  if (values.length > MAX_VALUES) throw new BadRequest(name, `"${name}" takes at most ${MAX_VALUES} values.`);
  return values;
}

/** The values an enumeration may have in any type that is found. */
const enumerated = (model: ContentModel, name: string): string[] =>
  [...new Set([...model.types.values()].filter(isFindable).flatMap(({ attributes }) => attributes.filter(({ publicName }) => publicName === name).flatMap(({ values }) => values)))].sort();

function parseChosen(model: ContentModel, tree: Tree): SearchRequest['chosen'] {
  const allowed: Partial<Record<Facet, readonly string[]>> = {
    type: [...model.types.values()].filter(isFindable).map(({ name }) => name).sort(),
    kind: enumerated(model, 'kind'),
    availability: AVAILABILITIES,
  };
  const chosen = (['type', ...CODES, ...TOPICS] as const).map((facet): [Facet, string[]] => {
    const values = valuesOf(tree, facet);
    const known = allowed[facet];
    if (known) for (const value of values) oneOf(value, known, facet);
    if (facet === 'country') for (const value of values) if (!/^[A-Z]{2}$/.test(value)) throw new BadRequest(facet, `"${value}" is not a country: two capital letters of ISO 3166-1, such as KE.`);
    if (facet === 'language') for (const value of values) if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)) throw new BadRequest(facet, `"${value}" is not a language: a BCP 47 code, such as es.`);
    return [facet, values];
  });
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
}

function parseYears(tree: Tree): SearchRequest['years'] {
  const text = single(tree.get('year'), 'year');
  if (text === undefined) return null;
  const match = /^(?:(\d{4})|(\d{4})?\.\.(\d{4})?)$/.exec(text);
  const [, only, from, to] = match ?? [];
  if (!match || (!only && !from && !to)) throw new BadRequest('year', '"year" is a year or a span of years: 2019, 2015..2020, 2015.. or ..2020.');
  const years = { from: Number(only ?? from ?? 0), to: Number(only ?? to ?? 9999) };
  if (years.from > years.to) throw new BadRequest('year', `"year" ends before it begins: ${text}.`);
  return years;
}

function parseLike(model: ContentModel, tree: Tree): SearchRequest['like'] {
  const text = single(tree.get('like'), 'like');
  if (text === undefined) return null;
  const [plural = '', address = '', ...rest] = text.split('/');
  const types = [...model.types.values()].filter(isFindable);
  const type = types.find((one) => one.plural === plural);
  if (!type || address === '' || address.length > MAX_SEARCH || rest.length > 0) {
    throw new BadRequest('like', '"like" names an entry by its type and its documentId or slug: resources/a-guide.', types.map((one) => `${one.plural}/…`));
  }
  if (tree.has('q')) throw new BadRequest('like', '"like" and "q" exclude each other.');
  return { type: type.name, address };
}

/** What says which entries are found, and in what order. */
const FINDING = ['locale', 'fallback', 'q', 'like', ...CODES, ...TOPICS, 'year', 'sort'];

/** Reads the query string of a search for works of any number: that of /api/search without `type` and `pagination`. Throws BadRequest. */
export function parseWorksSearch(model: ContentModel, limits: Limits, query: string, most: number): SearchRequest {
  refuseUnknown(parseParameters(query), FINDING);
  const request = parseSearch(model, limits, query);
  return { ...request, chosen: { ...request.chosen, type: ['resource'] }, page: { style: 'start', start: 0, limit: most } };
}

/** Reads the query string of /api/search. Throws BadRequest. */
export function parseSearch(model: ContentModel, limits: Limits, query: string): SearchRequest {
  const tree = parseParameters(query);
  refuseUnknown(tree, [...FINDING, 'type', 'pagination']);
  const q = parseText(tree);
  return {
    localization: parseLocalization(tree, limits),
    q,
    words: parseWords(q),
    chosen: parseChosen(model, tree),
    years: parseYears(tree),
    like: parseLike(model, tree),
    sort: oneOf(single(tree.get('sort'), 'sort') ?? 'relevance', SORTS, 'sort') as SearchSort,
    page: parsePage(tree.get('pagination')),
  };
}

/** Reads the query string of /api/suggest. Throws BadRequest. */
export function parseSuggest(limits: Limits, query: string): SuggestRequest {
  const tree = parseParameters(query);
  refuseUnknown(tree, ['locale', 'fallback', 'q']);
  const q = parseText(tree);
  if (q === '') throw new BadRequest('q', '"q" is missing: the beginning of what is looked for.');
  return { localization: parseLocalization(tree, limits), q };
}
