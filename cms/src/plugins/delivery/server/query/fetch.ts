import type { TypeModel } from '../project/model';
import { marks, select } from '../store/sql';
import { recordTable } from '../store/tables';
import { compileOrder, compileWhere, type Fragment, rowsInScope } from './compile';
import { type Ending, endingOf } from './ending';
import type { ListQuery, Localization } from './parse';
import type { Reader } from './relations';
import { renderEntries } from './render';
import type { Selection } from './selection';
import { consistently, NUMBER, type Numbered, type Snapshot } from './snapshot';
import { type EntryRow, StoredEntry } from '../store/stored-entry';
import type { Total } from './totals';

export interface ListAnswer {
  entries: string[];
  total: number;
  /** How many documents of the type are withheld for safety, whatever the filters. */
  withheld: number;
  number: number;
  /** When time alone changes it, in ISO 8601; null: never. */
  endsAt: string | null;
}

/** How many entries there are in all. Counted once for each change number: counting is the dearest part of a list. */
async function countEntries(reader: Reader, selection: Selection, where: Fragment, snapshot: Snapshot): Promise<Total> {
  const { type } = selection;
  const ending = endingOf(selection);
  const key = JSON.stringify([type.name, where.sql, where.bindings, ending.bindings]);
  const known = reader.totals.get(key);
  if (known && known.number === snapshot.number) return known;
  const rows = await select<Numbered & Ending & { total: number | string; withheld: number | string }>(
    reader.db,
    `select (select count(*) from ${recordTable(type)} t where ${where.sql}) as total,
      (select count(*) from delivery_document where type = ? and visibility = 'withheld') as withheld, ${ending.sql}, ${NUMBER}`,
    [...where.bindings, type.name, ...ending.bindings],
  );
  snapshot.check(rows);
  const counted: Total = { total: Number(rows[0]?.total ?? 0), withheld: Number(rows[0]?.withheld ?? 0), endsAt: rows[0]?.ends_at ?? null, number: snapshot.number ?? 0 };
  reader.totals.set(key, counted);
  return counted;
}

/** A page further in than this is looked for by its order alone. */
const FAR = 1_000;

/**
 * Which rows a page shows, in their order. Where many are put in order or passed over, that is done with their keys, and only the page's own
 * rows are read whole: each is some kilobytes.
 */
function pageOf({ selection: { type }, localization, sort, page }: ListQuery, where: Fragment): Fragment {
  const order = `order by ${compileOrder(sort)}`;
  const range = `${order} limit ? offset ?`;
  if (sort.length === 0 && page.start < FAR) return { sql: `${where.sql} ${range}`, bindings: [...where.bindings, page.limit, page.start] };
  const scope = rowsInScope(type, localization, 't');
  const ids = `select t.document_id from ${recordTable(type)} t where ${where.sql} ${range}`;
  return { sql: `${scope.sql} and t.document_id in (select document_id from (${ids}) page) ${order}`, bindings: [...scope.bindings, ...where.bindings, page.limit, page.start] };
}

/** Reads a list in at most four statements: its rows, its count, and one for each level that it populates. */
export function fetchList(reader: Reader, query: ListQuery): Promise<ListAnswer> {
  const { type } = query.selection;
  const where = compileWhere({ type, types: reader.types, localization: query.localization, dialect: reader.dialect }, query.filter, query.words);
  return consistently(async (snapshot) => {
    const page = pageOf(query, where);
    const rows = await select<EntryRow & Numbered>(reader.db, `select t.document_id, t.json, t.links, ${NUMBER} from ${recordTable(type)} t where ${page.sql}`, page.bindings);
    snapshot.check(rows);
    const { total, withheld, endsAt } = await countEntries(reader, query.selection, where, snapshot);
    const entries = await renderEntries(reader, query.selection, query.localization, rows.map((row) => new StoredEntry(row)), snapshot);
    return { entries, total, withheld, endsAt, number: snapshot.number ?? 0 };
  });
}

export interface EntryAnswer {
  entry: string;
  number: number;
  /** When time alone changes it, in ISO 8601; null: never. */
  endsAt: string | null;
}

/** Which entry is asked for: by document id or slug, or the only one of a single type. */
export type EntryKey = { address: string } | 'single';

/** A slug leads to its entry in either variant: the variant says what is shown, not where it is. */
function keyCondition(type: TypeModel, { locale }: Localization, key: EntryKey): { where: string; order: string; bindings: string[]; last: string[] } {
  if (key === 'single') return { where: '1 = 1', order: 't.document_id', bindings: [], last: [] };
  const slug = `select s.document_id from ${recordTable(type)} s where s.locale = ? and s.variant = 'auto' and s.slug = ? order by s.slug_rank, s.document_id limit 1`;
  return {
    where: `t.document_id in (?, (${slug}))`,
    order: 'case when t.document_id = ? then 0 else 1 end',
    bindings: [key.address, type.localized ? locale : '', key.address],
    last: [key.address],
  };
}

/** Reads one entry in at most three statements, or null where there is none. */
export function fetchEntry(reader: Reader, selection: Selection, localization: Localization, key: EntryKey): Promise<EntryAnswer | null> {
  const { type } = selection;
  const scope = rowsInScope(type, localization, 't');
  const condition = keyCondition(type, localization, key);
  const ending = endingOf(selection);
  return consistently(async (snapshot) => {
    const rows = await select<EntryRow & Numbered & Ending>(
      reader.db,
      `select t.document_id, t.json, t.links, ${ending.sql}, ${NUMBER} from ${recordTable(type)} t where ${scope.sql} and ${condition.where} order by ${condition.order} limit 1`,
      [...ending.bindings, ...scope.bindings, ...condition.bindings, ...condition.last],
    );
    snapshot.check(rows);
    const [entry] = await renderEntries(reader, selection, localization, rows.map((row) => new StoredEntry(row)), snapshot);
    return entry === undefined ? null : { entry, endsAt: rows[0]?.ends_at ?? null, number: snapshot.number ?? 0 };
  });
}

/**
 * Where an address that is not current leads: the current slug of the document last served there, in the asked language.
 * Addresses of the asked language count first, then those of the others in the order of its chain, so that a Spanish slug under
 * /fr/ finds its document. Null where the address never was one, or its document is gone.
 */
export async function findMovedSlug(reader: Reader, type: TypeModel, locale: string, chain: readonly string[], slug: string): Promise<string | null> {
  const locales = type.localized ? [locale, ...chain] : [''];
  const rank = locales.map((_, index) => `when ? then ${index}`).join(' ');
  const [row] = await select<{ slug: string }>(
    reader.db,
    `select r.slug from delivery_address a join ${recordTable(type)} r on r.document_id = a.document_id and r.locale = ? and r.variant = 'auto'
      where a.type = ? and a.slug = ? and r.slug is not null and r.slug <> ? and a.locale in (${marks(locales)})
      order by case a.locale ${rank} end, a.number desc, a.document_id limit 1`,
    [type.localized ? locale : '', type.name, slug, slug, ...locales, ...locales],
  );
  return row?.slug ?? null;
}
