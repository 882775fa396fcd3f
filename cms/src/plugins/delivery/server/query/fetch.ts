import type { Attribute, TypeModel } from '../project/model';
import type { SourceLink } from '../project/source';
import type { JsonObject } from '../project/value';
import { type Dialect, marks, select, type SqlConnection } from '../store/sql';
import { recordTable } from '../store/tables';
import { compileOrder, compileWhere, rowsInScope } from './compile';
import type { ListQuery, Localization } from './parse';
import type { Selection } from './selection';

export interface Reader {
  db: SqlConnection;
  dialect: Dialect;
  types: ReadonlyMap<string, TypeModel>;
}

/** An entry as the text of its JSON object, so that unchanged records are sent without being parsed. */
interface Row {
  document_id: string;
  json: string;
}

interface Numbered {
  /** The change number the statement saw. Statements of one answer must agree, or it is read again. */
  number: number | string;
}

interface RelatedRow extends Row, Numbered {
  parent: string;
  field: string;
}

const NUMBER = '(select number from delivery_sequence where id = 1) as number';

/** Raised where a publish came between two statements of one answer. */
class Torn extends Error {}

class Snapshot {
  private seen: number | undefined;

  check(rows: readonly Numbered[]): void {
    for (const { number } of rows.slice(0, 1)) {
      this.seen ??= Number(number);
      if (this.seen !== Number(number)) throw new Torn();
    }
  }

  /** The change number of the answer, or undefined where no statement returned a row. */
  get number(): number | undefined {
    return this.seen;
  }
}

const ATTEMPTS = 8;

/** Reads until all statements of an answer have seen the same change number. */
async function consistently<Result>(read: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read(new Snapshot());
    } catch (error) {
      if (!(error instanceof Torn) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The chosen members of an entry. Its localization then speaks of these alone. */
function pick(json: string, fields: readonly string[] | null): string {
  if (!fields) return json;
  const only = (members: JsonObject) => Object.fromEntries(Object.entries(members).filter(([name]) => fields.includes(name)));
  const entry = only(JSON.parse(json) as JsonObject);
  const localization = entry.localization as { fields: JsonObject } | undefined;
  return JSON.stringify(localization ? { ...entry, localization: { ...localization, fields: only(localization.fields) } } : entry);
}

const quoted = (name: string): string => JSON.stringify(name);

/** Adds the related entries to the text of an entry. */
function withRelations(json: string, relations: readonly [Attribute, string[]][]): string {
  if (relations.length === 0) return json;
  const members = relations.map(([attribute, entries]) => `${quoted(attribute.publicName)}:${attribute.multiple ? `[${entries.join(',')}]` : (entries[0] ?? 'null')}`);
  return `${json.slice(0, -1)},${members.join(',')}}`;
}

/** The related entries of some entries, in the editor's order: one statement, whatever the number of entries, relations and types. */
async function relatedRows(reader: Reader, selection: Selection, localization: Localization, parents: readonly string[]): Promise<RelatedRow[]> {
  const byTarget = Map.groupBy(selection.relations, ({ selection: { type } }) => type);
  const parts = [...byTarget].map(([target, relations]) => {
    const rows = rowsInScope(target, localization, 'r');
    const fields = relations.map(({ attribute }) => attribute.name);
    return {
      sql: `select l.document_id as parent, l.field as field, l.position as position, r.document_id as document_id, r.json as json, ${NUMBER}
        from delivery_link l join ${recordTable(target)} r on r.document_id = l.target_id and ${rows.sql}
        where l.type = ? and l.field in (${marks(fields)}) and l.document_id in (${marks(parents)})`,
      bindings: [...rows.bindings, selection.type.name, ...fields, ...parents],
    };
  });
  const sql = `${parts.map((part) => part.sql).join(' union all ')} order by position`;
  return select<RelatedRow>(reader.db, sql, parts.flatMap((part) => part.bindings));
}

type Layer = readonly { selection: Selection; rows: readonly Row[] }[];

/**
 * The text of entries with what they populate. One statement for the first level, and one for the second: the second level's
 * parents of all types are asked for together.
 */
async function render(reader: Reader, selection: Selection, localization: Localization, rows: readonly Row[], snapshot: Snapshot): Promise<string[]> {
  const first = selection.relations.length > 0 && rows.length > 0 ? await relatedRows(reader, selection, localization, rows.map((row) => row.document_id)) : [];
  snapshot.check(first);
  return renderWith(reader, selection, localization, rows, first, snapshot);
}

async function renderWith(reader: Reader, selection: Selection, localization: Localization, rows: readonly Row[], first: readonly RelatedRow[], snapshot: Snapshot): Promise<string[]> {
  const layer: Layer = selection.relations.map((relation) => ({ selection: relation.selection, rows: first.filter((row) => row.field === relation.attribute.name) }));
  const second = await secondLevel(reader, layer, localization, snapshot);
  const found = Map.groupBy(first, (row) => `${row.parent} ${row.field}`);
  return rows.map((row) => {
    const related = selection.relations.map(({ attribute, selection: inner }): [Attribute, string[]] => [
      attribute,
      (found.get(`${row.document_id} ${attribute.name}`) ?? []).map((entry) => second(inner, entry)),
    ]);
    return withRelations(pick(row.json, selection.fields), related);
  });
}

/** Renders an entry that is in no table, such as a draft, with the published entries its own links lead to. */
export async function renderUnstored(reader: Reader, selection: Selection, localization: Localization, row: Row, links: readonly SourceLink[]): Promise<string> {
  const first: RelatedRow[] = [];
  for (const { attribute, selection: { type } } of selection.relations) {
    const ids = links.filter((link) => link.field === attribute.name).map((link) => link.targetId);
    if (ids.length === 0) continue;
    const scope = rowsInScope(type, localization, 'r');
    const rows = await select<Row>(reader.db, `select r.document_id, r.json from ${recordTable(type)} r where ${scope.sql} and r.document_id in (${marks(ids)})`, [...scope.bindings, ...ids]);
    const byId = new Map(rows.map((target) => [target.document_id, target]));
    first.push(...ids.flatMap((id) => byId.get(id) ?? []).map((target) => ({ ...target, parent: row.document_id, field: attribute.name, number: 0 })));
  }
  const [text = ''] = await renderWith(reader, selection, localization, [row], first, new Snapshot());
  return text;
}

/** Renders the entries of the first level, with their own related entries read in one statement. */
async function secondLevel(reader: Reader, layer: Layer, localization: Localization, snapshot: Snapshot): Promise<(selection: Selection, row: Row) => string> {
  const asking = layer.filter(({ selection, rows }) => selection.relations.length > 0 && rows.length > 0);
  const parts = asking.flatMap(({ selection, rows }, index) =>
    selection.relations.map(({ attribute, selection: { type } }) => {
      const scope = rowsInScope(type, localization, 'r');
      const parents = [...new Set(rows.map((row) => row.document_id))];
      return {
        sql: `select ${index} as asker, l.document_id as parent, l.field as field, l.position as position, r.document_id as document_id, r.json as json, ${NUMBER}
          from delivery_link l join ${recordTable(type)} r on r.document_id = l.target_id and ${scope.sql}
          where l.type = ? and l.field = ? and l.document_id in (${marks(parents)})`,
        bindings: [...scope.bindings, selection.type.name, attribute.name, ...parents],
      };
    }),
  );
  const rows = parts.length === 0 ? [] : await select<RelatedRow & { asker: number }>(reader.db, `${parts.map((part) => part.sql).join(' union all ')} order by position`, parts.flatMap((part) => part.bindings));
  snapshot.check(rows);
  const found = Map.groupBy(rows, (row) => `${row.asker} ${row.parent} ${row.field}`);
  return (selection, row) => {
    const asker = asking.findIndex((asked) => asked.selection === selection);
    const relations = selection.relations.map(({ attribute, selection: inner }): [Attribute, string[]] => [
      attribute,
      (found.get(`${asker} ${row.document_id} ${attribute.name}`) ?? []).map((entry) => pick(entry.json, inner.fields)),
    ]);
    return withRelations(pick(row.json, selection.fields), relations);
  };
}

export interface ListAnswer {
  entries: string[];
  total: number;
  /** How many documents of the type are withheld for safety, whatever the filters. */
  withheld: number;
  number: number;
}

/** Reads a list in at most four statements: its rows, its count, and one for each level of populate. */
export function fetchList(reader: Reader, query: ListQuery): Promise<ListAnswer> {
  const { type } = query.selection;
  const where = compileWhere({ type, types: reader.types, localization: query.localization, dialect: reader.dialect }, query.filter, query.words);
  return consistently(async (snapshot) => {
    const counts = await select<Numbered & { total: number | string; withheld: number | string }>(
      reader.db,
      `select (select count(*) from ${recordTable(type)} t where ${where.sql}) as total,
        (select count(*) from delivery_document where type = ? and visibility = 'withheld') as withheld, ${NUMBER}`,
      [...where.bindings, type.name],
    );
    snapshot.check(counts);
    const rows = await select<Row & Numbered>(
      reader.db,
      `select t.document_id, t.json, ${NUMBER} from ${recordTable(type)} t where ${where.sql} order by ${compileOrder(query.sort)} limit ? offset ?`,
      [...where.bindings, query.page.limit, query.page.start],
    );
    snapshot.check(rows);
    const entries = await render(reader, query.selection, query.localization, rows, snapshot);
    return { entries, total: Number(counts[0]?.total ?? 0), withheld: Number(counts[0]?.withheld ?? 0), number: snapshot.number ?? 0 };
  });
}

export interface EntryAnswer {
  entry: string;
  number: number;
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
  return consistently(async (snapshot) => {
    const rows = await select<Row & Numbered>(
      reader.db,
      `select t.document_id, t.json, ${NUMBER} from ${recordTable(type)} t where ${scope.sql} and ${condition.where} order by ${condition.order} limit 1`,
      [...scope.bindings, ...condition.bindings, ...condition.last],
    );
    snapshot.check(rows);
    const [entry] = await render(reader, selection, localization, rows, snapshot);
    return entry === undefined ? null : { entry, number: snapshot.number ?? 0 };
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
