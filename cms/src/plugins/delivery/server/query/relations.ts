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

export interface Link {
  type: string;
  parent: string;
  field: string;
  target_type: string;
  target: string;
}

/** What populate found: the relations in the editor's order, and each entry they lead to once, however often. */
export interface Related {
  targets(type: TypeModel, parent: string, field: string): readonly string[];
  /** The text of an entry, or undefined where the reader's language and variant have none. */
  json(type: TypeModel, documentId: string): string | undefined;
}

const fieldsOf = ({ relations }: Selection): string[] => relations.map(({ attribute }) => attribute.name);

const COLUMNS = (alias: string): string =>
  `${alias}.type as type, ${alias}.document_id as parent, ${alias}.field as field, ${alias}.position as position, ${alias}.target_type as target_type, ${alias}.target_id as target, ${NUMBER}`;

/** The relations of some entries. */
function linksFrom(selection: Selection, parents: readonly string[]): Fragment {
  const fields = fieldsOf(selection);
  return {
    sql: `select ${COLUMNS('l')} from delivery_link l where l.type = ? and l.field in (${marks(fields)}) and l.document_id in (${marks(parents)})`,
    bindings: [selection.type.name, ...fields, ...parents],
  };
}

/** The relations of the entries that a relation of theirs leads to. */
function linksBeyond(selection: Selection, parents: readonly string[]): Fragment[] {
  return selection.relations.filter(({ selection: inner }) => inner.relations.length > 0).map(({ attribute, selection: inner }) => {
    const fields = fieldsOf(inner);
    return {
      sql: `select ${COLUMNS('m')} from delivery_link l join delivery_link m on m.type = l.target_type and m.document_id = l.target_id
        where l.type = ? and l.field = ? and l.document_id in (${marks(parents)}) and m.field in (${marks(fields)})`,
      bindings: [selection.type.name, attribute.name, ...parents, ...fields],
    };
  });
}

async function readLinks(reader: Reader, parts: readonly Fragment[], snapshot: Snapshot): Promise<Link[]> {
  if (parts.length === 0) return [];
  // A relation that two paths lead to comes once: `union`, not `union all`.
  const sql = `${parts.map((part) => part.sql).join(' union ')} order by position`;
  const links = await select<Link & Numbered>(reader.db, sql, parts.flatMap((part) => part.bindings));
  snapshot.check(links);
  return links;
}

interface Target extends Numbered {
  type: string;
  document_id: string;
  json: string;
}

/** Each entry that relations lead to, in one statement for all types. */
async function readTargets(reader: Reader, localization: Localization, links: readonly Link[], snapshot: Snapshot): Promise<Target[]> {
  const parts = [...Map.groupBy(links, (link) => link.target_type)].flatMap(([name, found]): Fragment[] => {
    const type = reader.types.get(name);
    if (!type) return [];
    const ids = [...new Set(found.map((link) => link.target))];
    const scope = rowsInScope(type, localization, 't');
    return [{ sql: `select '${name}' as type, t.document_id, t.json, ${NUMBER} from ${recordTable(type)} t where ${scope.sql} and t.document_id in (${marks(ids)})`, bindings: [...scope.bindings, ...ids] }];
  });
  if (parts.length === 0) return [];
  const targets = await select<Target>(reader.db, parts.map((part) => part.sql).join(' union all '), parts.flatMap((part) => part.bindings));
  snapshot.check(targets);
  return targets;
}

async function follow(reader: Reader, localization: Localization, links: readonly Link[], snapshot: Snapshot): Promise<Related> {
  const byParent = Map.groupBy(links, (link) => `${link.type} ${link.parent} ${link.field}`);
  const targets = await readTargets(reader, localization, links, snapshot);
  const byId = new Map(targets.map((target) => [`${target.type} ${target.document_id}`, target.json]));
  return {
    targets: (type, parent, field) => (byParent.get(`${type.name} ${parent} ${field}`) ?? []).map((link) => link.target),
    json: (type, documentId) => byId.get(`${type.name} ${documentId}`),
  };
}

/** Reads what entries populate, to both levels, in two statements: the relations, and the entries they lead to. */
export async function readRelated(reader: Reader, selection: Selection, localization: Localization, parents: readonly string[], snapshot: Snapshot): Promise<Related> {
  const asked = selection.relations.length > 0 && parents.length > 0;
  const links = asked ? await readLinks(reader, [linksFrom(selection, parents), ...linksBeyond(selection, parents)], snapshot) : [];
  return follow(reader, localization, links, snapshot);
}

/** The same for an entry that is in no table, such as a draft, with relations of its own. */
export async function readRelatedOf(reader: Reader, selection: Selection, localization: Localization, own: readonly Link[], snapshot: Snapshot): Promise<Related> {
  const beyond = selection.relations.flatMap(({ attribute, selection: inner }) => {
    const targets = own.filter((link) => link.field === attribute.name).map((link) => link.target);
    return inner.relations.length > 0 && targets.length > 0 ? [linksFrom(inner, targets)] : [];
  });
  return follow(reader, localization, [...own, ...(await readLinks(reader, beyond, snapshot))], snapshot);
}
