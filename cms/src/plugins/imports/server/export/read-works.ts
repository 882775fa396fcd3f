import { relationAttributes, type TypeModel } from '../../../delivery/server/project/model';
import { compileWhere, type Fragment, rowsInScope, type Scope } from '../../../delivery/server/query/compile';
import type { ListQuery, Localization } from '../../../delivery/server/query/parse';
import { type Reader, readRelated } from '../../../delivery/server/query/relations';
import type { Selection } from '../../../delivery/server/query/selection';
import { consistently, NUMBER, type Numbered, type Snapshot } from '../../../delivery/server/query/snapshot';
import { marks, select } from '../../../delivery/server/store/sql';
import { type EntryRow, StoredEntry } from '../../../delivery/server/store/stored-entry';
import { recordTable } from '../../../delivery/server/store/tables';
import { type Entry, type ExportedWork, type Target, toExportedWork } from './exported-work';

/** Works of a portion: what is held in memory at a time, whatever is exported, and made at a stretch. */
const PORTION = 50;

const parse = (json: string): Entry => JSON.parse(json) as Entry;

/** Every relation of the type, one level deep. */
function withRelations(reader: Reader, type: TypeModel): Selection {
  const relations = relationAttributes(type).flatMap((attribute) => {
    const target = reader.types.get(attribute.target ?? '');
    return target ? [{ attribute, selection: { type: target, fields: null, relations: [] } }] : [];
  });
  return { type, fields: null, relations };
}

/** What each language has of its own: the records without fallback. */
async function readOwn(reader: Reader, type: TypeModel, ids: readonly string[], snapshot: Snapshot): Promise<Map<string, Map<string, Entry>>> {
  const rows = await select<Numbered & { document_id: string; locale: string; json: string }>(
    reader.db, `select document_id, locale, json, ${NUMBER} from ${recordTable(type)} where variant = 'none' and document_id in (${marks(ids)})`, ids,
  );
  snapshot.check(rows);
  return new Map([...Map.groupBy(rows, (row) => row.document_id)].map(([id, own]) => [id, new Map(own.map(({ locale, json }) => [locale, parse(json)]))]));
}

function toTarget(entry: StoredEntry): Target {
  const { slug, name, title, documentId } = parse(entry.json);
  return { slug: String(slug ?? documentId), name: String(name ?? title ?? slug ?? documentId) };
}

/** Some works by a condition on their rows, as they stood at one change number, in the order of their ids. */
async function readPortion(reader: Reader, { type, localization }: Scope, where: Fragment): Promise<ExportedWork[]> {
  const selection = withRelations(reader, type);
  return consistently(async (snapshot) => {
    const rows = await select<EntryRow & Numbered>(
      reader.db, `select t.document_id, t.json, t.links, ${NUMBER} from ${recordTable(type)} t where ${where.sql} order by t.document_id limit ?`, [...where.bindings, PORTION],
    );
    if (rows.length === 0) return [];
    snapshot.check(rows);
    const entries = rows.map((row) => new StoredEntry(row));
    const own = await readOwn(reader, type, entries.map(({ documentId }) => documentId), snapshot);
    const found = await readRelated(reader, selection, localization, entries, snapshot);
    // Many works of a portion name the same themes and organizations.
    const targets = new Map<StoredEntry, Target>();
    const targetOf = (entry: StoredEntry): Target => {
      const target = targets.get(entry) ?? toTarget(entry);
      targets.set(entry, target);
      return target;
    };
    return entries.map((entry) => {
      const related = selection.relations.map(({ attribute, selection: { type: target } }): [string, Target[]] => [
        attribute.publicName, entry.related(attribute.name).flatMap((id) => found.get(target, id) ?? []).map(targetOf),
      ]);
      return toExportedWork({ shown: parse(entry.json), own: own.get(entry.documentId) ?? new Map<string, Entry>(), related: Object.fromEntries(related) });
    });
  });
}

const scopeOf = (reader: Reader, type: TypeModel, localization: Localization): Scope => ({ type, types: reader.types, localization, dialect: reader.dialect });

/** Every work a list asks for, from records alone, a portion at a time. What is published in between may or may not be among them. */
export async function* readWorks(reader: Reader, { selection: { type }, localization, filter, words }: ListQuery): AsyncGenerator<ExportedWork[]> {
  const scope = scopeOf(reader, type, localization);
  const where = compileWhere(scope, filter, words);
  for (let after = ''; ; ) {
    const works = await readPortion(reader, scope, { sql: `${where.sql} and t.document_id > ?`, bindings: [...where.bindings, after] });
    if (works.length === 0) return;
    yield works;
    after = works.at(-1)?.documentId ?? '';
  }
}

/** The works of a type by their ids, in the order of these, from records alone, a portion at a time. What is taken down in between is left out. */
export async function* readWorksById(reader: Reader, type: TypeModel, localization: Localization, documentIds: readonly string[]): AsyncGenerator<ExportedWork[]> {
  const scope = scopeOf(reader, type, localization);
  const inScope = rowsInScope(type, localization, 't');
  for (let start = 0; start < documentIds.length; start += PORTION) {
    const ids = documentIds.slice(start, start + PORTION);
    const works = await readPortion(reader, scope, { sql: `${inScope.sql} and t.document_id in (${marks(ids)})`, bindings: [...inScope.bindings, ...ids] });
    const places = new Map(ids.map((id, index) => [id, index]));
    yield works.sort((a, b) => (places.get(a.documentId) ?? 0) - (places.get(b.documentId) ?? 0));
  }
}
