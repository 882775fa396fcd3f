import { fold } from '../project/fold';
import type { Variant } from '../project/localize';
import type { ContentModel, TypeModel } from '../project/model';
import type { Column } from '../store/columns';
import { BadRequest } from './bad-request';
import { comparableColumns, type Condition, parseFilters } from './filters';
import { listed, parseParameters, refuseUnknown, single, type Tree } from './parameters';
import { parseSelection, type Selection } from './selection';

export interface Localization {
  locale: string;
  variant: Variant;
}

export interface Sort {
  column: Column;
  descending: boolean;
}

export interface Page {
  start: number;
  limit: number;
  /** How the caller counts, and so how the answer does. */
  style: 'page' | 'start';
}

export interface ListQuery {
  localization: Localization;
  selection: Selection;
  filter: Condition | null;
  /** Folded words that must all be in an entry's text. */
  words: string[];
  sort: Sort[];
  page: Page;
}

export interface EntryQuery {
  localization: Localization;
  selection: Selection;
  /** A signed token that asks for the draft. */
  preview: string | undefined;
}

export interface Limits {
  locales: readonly string[];
  defaultLocale: string;
}

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;
/** Far beyond any library, and small enough that start = page × pageSize stays exact. */
const MAX_POSITION = 10_000_000;
const MAX_SORTS = 5;
const MAX_SEARCH = 200;

/** Reads `locale` and `fallback`. Throws BadRequest. */
export function parseLocalization(tree: Tree, limits: Limits): Localization {
  const locale = single(tree.get('locale'), 'locale') ?? limits.defaultLocale;
  if (!limits.locales.includes(locale)) throw new BadRequest('locale', `"${locale}" is not a language of this site. Allowed: ${limits.locales.join(', ')}.`, limits.locales);
  const variant = single(tree.get('fallback'), 'fallback') ?? 'auto';
  if (variant !== 'auto' && variant !== 'none') throw new BadRequest('fallback', '"fallback" must be auto or none.', ['auto', 'none']);
  return { locale, variant };
}

function parseSort(type: TypeModel, tree: Tree | string | undefined): Sort[] {
  const columns = new Map(comparableColumns(type).filter(({ kind }) => kind !== 'list').map((column) => [column.attribute.publicName, column]));
  const wishes = listed(tree, 'sort');
  if (wishes.length > MAX_SORTS) throw new BadRequest('sort', `"sort" takes at most ${MAX_SORTS} fields.`);
  return wishes.map((wish) => {
    const [name = '', direction = 'asc', ...rest] = wish.split(':');
    const column = columns.get(name);
    if (!column) throw new BadRequest('sort', `"${name}" is not something ${type.plural} can be sorted by. Allowed: ${[...columns.keys()].join(', ')}.`, [...columns.keys()]);
    const order = direction.toLowerCase();
    if (rest.length > 0 || (order !== 'asc' && order !== 'desc')) throw new BadRequest('sort', `"${wish}" must be ${name}:asc or ${name}:desc.`, ['asc', 'desc']);
    return { column, descending: order === 'desc' };
  });
}

function parseCount(tree: Tree, name: string, least: number, most: number, standard: number): number {
  const text = single(tree.get(name), `pagination[${name}]`);
  if (text === undefined) return standard;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new BadRequest(`pagination[${name}]`, `"pagination[${name}]" must be a whole number from ${least} to ${most}.`);
  return value;
}

/** Reads `pagination`. Throws BadRequest. */
export function parsePage(tree: Tree | string | undefined): Page {
  if (typeof tree === 'string') throw new BadRequest('pagination', '"pagination" is a group: pagination[page] and pagination[pageSize], or pagination[start] and pagination[limit].');
  const group: Tree = tree ?? new Map();
  refuseUnknown(group, ['page', 'pageSize', 'start', 'limit'], 'pagination');
  const counts = (names: string[]) => names.some((name) => group.has(name));
  if (counts(['start', 'limit']) && counts(['page', 'pageSize'])) throw new BadRequest('pagination', 'Use pagination[page] and pagination[pageSize], or pagination[start] and pagination[limit], not both.');
  if (counts(['start', 'limit'])) {
    return { style: 'start', start: parseCount(group, 'start', 0, MAX_POSITION, 0), limit: parseCount(group, 'limit', 1, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE) };
  }
  const limit = parseCount(group, 'pageSize', 1, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE);
  const page = parseCount(group, 'page', 1, MAX_POSITION / MAX_PAGE_SIZE, 1);
  return { style: 'page', start: (page - 1) * limit, limit };
}

function parseWords(tree: Tree | string | undefined): string[] {
  const text = single(tree, 'q');
  if (text === undefined) return [];
  if (text.length > MAX_SEARCH) throw new BadRequest('q', `"q" has ${text.length} characters; at most ${MAX_SEARCH} are allowed.`);
  const words = [...new Set(fold(text).split(/\s+/u).filter((word) => word !== ''))].sort();
  if (words.length === 0) throw new BadRequest('q', '"q" holds no word to look for. Leave it out to get everything.');
  return words;
}

/** Reads the query string of a list. Throws BadRequest. */
export function parseListQuery(model: ContentModel, type: TypeModel, query: string, limits: Limits): ListQuery {
  const tree = parseParameters(query);
  refuseUnknown(tree, ['locale', 'fallback', 'filters', 'sort', 'pagination', 'fields', 'populate', 'q']);
  const filters = tree.get('filters');
  return {
    localization: parseLocalization(tree, limits),
    selection: parseSelection(model, type, tree),
    filter: filters === undefined ? null : parseFilters(type, filters),
    words: parseWords(tree.get('q')),
    sort: parseSort(type, tree.get('sort')),
    page: parsePage(tree.get('pagination')),
  };
}

/** Reads the query string of one entry or a single type. Throws BadRequest. */
export function parseEntryQuery(model: ContentModel, type: TypeModel, query: string, limits: Limits): EntryQuery {
  const tree = parseParameters(query);
  refuseUnknown(tree, ['locale', 'fallback', 'fields', 'populate', 'preview']);
  return { localization: parseLocalization(tree, limits), selection: parseSelection(model, type, tree), preview: single(tree.get('preview'), 'preview') };
}
