import { isRecord } from './answer';
import type { CmsAnswer, CmsClient } from './client';
import { CmsError } from './error';
import type { ParameterGroup } from './parameters';

/** The members of an entry that a view shows. The API always adds documentId, and the languages of the values. */
export type View<Entry, Field extends keyof Entry> = Pick<Entry, Field | Extract<'documentId' | 'locale' | 'localization', keyof Entry>>;

/** Which members, and which related entries, an answer holds. */
export interface Selection {
  readonly fields: readonly string[];
  readonly populate?: Readonly<Record<string, Selection>>;
}

export interface EntryRequest {
  locale: string;
  /** Or the document id. */
  slug: string;
  /** Asks for the draft: what the CMS has issued for it. Then the document is named by its id. */
  preview?: string;
}

export interface ListRequest {
  locale: string;
  /** 1 is the first. */
  page?: number;
  pageSize?: number;
  /** Words that must all be in an entry. */
  q?: string;
}

/** Part of a list that does not begin with a page. 0 is the first entry. */
export interface Slice {
  start: number;
  limit: number;
}

/** An entry, or the slug that its old address leads to. */
export type Found<Entry> = { kind: 'found'; entry: Entry } | { kind: 'moved'; slug: string };

export interface Page<Entry> {
  entries: Entry[];
  page: number;
  pageCount: number;
  total: number;
  /** Documents of this type that are not shown for somebody's safety. */
  withheld: number;
}

interface ListOptions extends ListRequest {
  selection: Selection;
  filters?: ParameterGroup;
  sort?: readonly string[];
  /** Instead of a page. */
  slice?: Slice;
}

const isEntry = (value: unknown): boolean => isRecord(value) && typeof value.documentId === 'string';

const unknownShape = (path: string) => new CmsError('unavailable', `The CMS answered ${path} in an unknown shape.`);

function entryOf(answer: CmsAnswer, path: string): unknown {
  if (answer.kind === 'body' && isEntry(answer.body.data)) return answer.body.data;
  throw unknownShape(path);
}

/** The entries of an answer that has several. Throws CmsError where it has another shape. */
export function entriesOf(answer: CmsAnswer, path: string): unknown[] {
  const { data } = answer.kind === 'body' ? answer.body : {};
  if (Array.isArray(data) && data.every(isEntry)) return data;
  throw unknownShape(path);
}

function listOf(answer: CmsAnswer, path: string): { entries: unknown[]; meta: Record<string, unknown>; pagination: Record<string, unknown> } {
  const entries = entriesOf(answer, path);
  const { meta } = answer.kind === 'body' ? answer.body : {};
  const pagination = isRecord(meta) ? meta.pagination : undefined;
  if (isRecord(meta) && isRecord(pagination)) return { entries, meta, pagination };
  throw unknownShape(path);
}

function populateOf(selection: Selection): ParameterGroup | undefined {
  if (!selection.populate) return undefined;
  return Object.fromEntries(Object.entries(selection.populate).map(([name, inner]) => [name, { fields: inner.fields, populate: populateOf(inner) }]));
}

const parametersOf = (locale: string, selection: Selection): ParameterGroup => ({ locale, fields: selection.fields, populate: populateOf(selection) });

/** One entry by its slug or document id. Throws CmsError `not-found` where there is none. */
export async function readEntry<Entry>(cms: CmsClient, plural: string, { locale, slug, preview }: EntryRequest, selection: Selection): Promise<Found<Entry>> {
  const path = `/${plural}/${encodeURIComponent(slug)}`;
  const answer = await cms.get(path, { ...parametersOf(locale, selection), preview });
  if (answer.kind === 'moved') return answer;
  return { kind: 'found', entry: entryOf(answer, path) as Entry };
}

/** The entry of a single type, or its draft, or null before anything is published. */
export async function readSingle<Entry>(cms: CmsClient, name: string, { locale, preview }: Omit<EntryRequest, 'slug'>, selection: Selection): Promise<Entry | null> {
  const path = `/${name}`;
  try {
    return entryOf(await cms.get(path, { ...parametersOf(locale, selection), preview }), path) as Entry;
  } catch (error) {
    if (error instanceof CmsError && error.kind === 'not-found') return null;
    throw error;
  }
}

export async function readList<Entry>(cms: CmsClient, plural: string, options: ListOptions): Promise<Page<Entry>> {
  const { locale, page = 1, pageSize = 25, q, filters, sort, selection, slice } = options;
  const path = `/${plural}`;
  const answer = await cms.get(path, { ...parametersOf(locale, selection), q: q || undefined, filters, sort, pagination: slice ? { ...slice } : { page, pageSize } });
  const { entries, meta, pagination } = listOf(answer, path);
  return {
    entries: entries as Entry[],
    page,
    pageCount: Math.max(1, Number(pagination.pageCount ?? 1)),
    total: Number(pagination.total ?? 0),
    withheld: Number(meta.withheld ?? 0),
  };
}
