import type { TypeModel } from '../project/model';
import { type Dialect, marks, select, type SqlConnection } from '../store/sql';
import { recordTable } from '../store/tables';
import { type Fragment, rowsInScope } from './compile';
import type { Localization } from './parse';
import type { Selection } from './selection';
import { NUMBER, type Numbered, type Snapshot } from './snapshot';
import type { Totals } from './totals';

export interface Reader {
  db: SqlConnection;
  dialect: Dialect;
  types: ReadonlyMap<string, TypeModel>;
  totals: Totals;
}

/** One relation of one entry. */
export interface Link {
  parent: string;
  field: string;
  position: number;
  target: string;
}

/** What populate found: the relations in the editor's order, and each entry they lead to once, however often. */
export interface Related {
  targets(selection: Selection, parent: string, field: string): readonly Link[];
  /** The text of an entry, or undefined where the reader's language and variant have none. */
  json(type: TypeModel, documentId: string): string | undefined;
}

/** Relations of the entries that a selection is about. */
interface LinkQuery extends Fragment {
  selection: Selection;
}

type LinksOf = Map<Selection, Link[]>;

const fieldsOf = ({ relations }: Selection): string[] => relations.map(({ attribute }) => attribute.name);

const columnsOf = (alias: string): string => `${alias}.document_id as parent, ${alias}.field as field, ${alias}.position as position, ${alias}.target_id as target, ${NUMBER}`;

/** The relations of some entries. */
function linksFrom(selection: Selection, parents: readonly string[]): LinkQuery {
  const fields = fieldsOf(selection);
  return {
    selection,
    sql: `${columnsOf('l')} from delivery_link l where l.type = ? and l.field in (${marks(fields)}) and l.document_id in (${marks(parents)})`,
    bindings: [selection.type.name, ...fields, ...parents],
  };
}

/** The relations of the entries that a relation of theirs leads to. */
function linksBeyond(selection: Selection, parents: readonly string[]): LinkQuery[] {
  return selection.relations.filter(({ selection: inner }) => inner.relations.length > 0).map(({ attribute, selection: inner }) => {
    const fields = fieldsOf(inner);
    return {
      selection: inner,
      sql: `${columnsOf('m')} from delivery_link m where m.type = ? and m.field in (${marks(fields)}) and m.document_id in
        (select l.target_id from delivery_link l where l.type = ? and l.field = ? and l.document_id in (${marks(parents)}))`,
      bindings: [inner.type.name, ...fields, selection.type.name, attribute.name, ...parents],
    };
  });
}

async function readLinks(reader: Reader, queries: readonly LinkQuery[], snapshot: Snapshot): Promise<LinksOf> {
  const links: LinksOf = new Map(queries.map(({ selection }) => [selection, []]));
  if (queries.length === 0) return links;
  const sql = queries.map((query, index) => `select ${index} as asker, ${query.sql}`).join(' union all ');
  const rows = await select<Link & Numbered & { asker: number }>(reader.db, sql, queries.flatMap((query) => query.bindings));
  snapshot.check(rows);
  for (const row of rows) {
    const asker = queries[row.asker];
    if (asker) links.get(asker.selection)?.push(row);
  }
  return links;
}

/** Which entries of each type relations lead to. */
function targetIds(links: LinksOf): Map<TypeModel, Set<string>> {
  const ids = new Map<TypeModel, Set<string>>();
  for (const [{ relations }, found] of links) {
    const typeOf = new Map(relations.map(({ attribute, selection }) => [attribute.name, selection.type]));
    for (const { field, target } of found) {
      const type = typeOf.get(field);
      if (type) ids.set(type, (ids.get(type) ?? new Set()).add(target));
    }
  }
  return ids;
}

interface Target extends Numbered {
  asker: number;
  document_id: string;
  json: string;
}

/** Each entry that relations lead to, in one statement for all types. */
async function readTargets(reader: Reader, localization: Localization, links: LinksOf, snapshot: Snapshot): Promise<Map<TypeModel, Map<string, string>>> {
  const asked = [...targetIds(links)];
  const texts = new Map(asked.map(([type]) => [type, new Map<string, string>()]));
  if (asked.length === 0) return texts;
  const queries = asked.map(([type, ids], index): Fragment => {
    const scope = rowsInScope(type, localization, 't');
    return { sql: `select ${index} as asker, t.document_id, t.json, ${NUMBER} from ${recordTable(type)} t where ${scope.sql} and t.document_id in (${marks([...ids])})`, bindings: [...scope.bindings, ...ids] };
  });
  const rows = await select<Target>(reader.db, queries.map((query) => query.sql).join(' union all '), queries.flatMap((query) => query.bindings));
  snapshot.check(rows);
  for (const row of rows) {
    const type = asked[row.asker]?.[0];
    if (type) texts.get(type)?.set(row.document_id, row.json);
  }
  return texts;
}

const keyOf = (parent: string, field: string): string => `${parent} ${field}`;

function byParent(links: readonly Link[]): Map<string, Link[]> {
  const groups = Map.groupBy(links, ({ parent, field }) => keyOf(parent, field));
  for (const group of groups.values()) group.sort((a, b) => a.position - b.position);
  return groups;
}

async function follow(reader: Reader, localization: Localization, links: LinksOf, snapshot: Snapshot): Promise<Related> {
  const texts = await readTargets(reader, localization, links, snapshot);
  const groups = new Map([...links].map(([selection, found]) => [selection, byParent(found)]));
  return {
    targets: (selection, parent, field) => groups.get(selection)?.get(keyOf(parent, field)) ?? [],
    json: (type, documentId) => texts.get(type)?.get(documentId),
  };
}

/** Reads what entries populate, to both levels, in two statements: the relations, and the entries they lead to. */
export async function readRelated(reader: Reader, selection: Selection, localization: Localization, parents: readonly string[], snapshot: Snapshot): Promise<Related> {
  const asked = selection.relations.length > 0 && parents.length > 0;
  const links = await readLinks(reader, asked ? [linksFrom(selection, parents), ...linksBeyond(selection, parents)] : [], snapshot);
  return follow(reader, localization, links, snapshot);
}

/** The same for an entry that is in no table, such as a draft, with relations of its own. */
export async function readRelatedOf(reader: Reader, selection: Selection, localization: Localization, own: readonly Link[], snapshot: Snapshot): Promise<Related> {
  const beyond = selection.relations.flatMap(({ attribute, selection: inner }) => {
    const targets = own.filter((link) => link.field === attribute.name).map((link) => link.target);
    return inner.relations.length > 0 && targets.length > 0 ? [linksFrom(inner, targets)] : [];
  });
  const links = await readLinks(reader, beyond, snapshot);
  return follow(reader, localization, links.set(selection, [...own]), snapshot);
}
