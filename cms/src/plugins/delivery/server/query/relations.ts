import type { TypeModel } from '../project/model';
import { type Dialect, marks, select, type SqlConnection } from '../store/sql';
import { recordTable } from '../store/tables';
import { type Fragment, rowsInScope } from './compile';
import type { Localization } from './parse';
import type { Selection } from './selection';
import { NUMBER, type Numbered, type Snapshot } from './snapshot';
import { type EntryRow, StoredEntry } from '../store/stored-entry';
import type { Totals } from './totals';

export interface Reader {
  db: SqlConnection;
  dialect: Dialect;
  types: ReadonlyMap<string, TypeModel>;
  totals: Totals;
}

/** The entries that relations lead to, each once. What the reader's language and variant have none of is not among them. */
export class Related {
  private readonly entries = new Map<TypeModel, Map<string, StoredEntry>>();

  get(type: TypeModel, documentId: string): StoredEntry | undefined {
    return this.entries.get(type)?.get(documentId);
  }

  add(type: TypeModel, entry: StoredEntry): void {
    this.entries.set(type, (this.entries.get(type) ?? new Map<string, StoredEntry>()).set(entry.documentId, entry));
  }
}

/** Entries, and what is asked of them. */
interface Level {
  selection: Selection;
  entries: readonly StoredEntry[];
}

export type Wanted = Map<TypeModel, Set<string>>;

/** What some levels lead to, by type, without what is there already. */
function wantedBy(levels: readonly Level[], related: Related): Wanted {
  const wanted: Wanted = new Map();
  for (const { selection, entries } of levels) {
    for (const { attribute, selection: { type } } of selection.relations) {
      const ids = wanted.get(type) ?? new Set<string>();
      for (const entry of entries) for (const id of entry.related(attribute.name)) if (!related.get(type, id)) ids.add(id);
      if (ids.size > 0) wanted.set(type, ids);
    }
  }
  return wanted;
}

/** Reads entries of any types in one statement. */
export async function readEntries(reader: Reader, localization: Localization, wanted: Wanted, related: Related, snapshot: Snapshot): Promise<void> {
  if (wanted.size === 0) return;
  const types = [...wanted.keys()];
  const queries = [...wanted].map(([type, ids], asker): Fragment => {
    const scope = rowsInScope(type, localization, 't');
    return { sql: `select ${asker} as asker, t.document_id, t.json, t.links, ${NUMBER} from ${recordTable(type)} t where ${scope.sql} and t.document_id in (${marks([...ids])})`, bindings: [...scope.bindings, ...ids] };
  });
  const rows = await select<EntryRow & Numbered & { asker: number }>(reader.db, queries.map(({ sql }) => sql).join(' union all '), queries.flatMap(({ bindings }) => bindings));
  snapshot.check(rows);
  for (const row of rows) {
    const type = types[row.asker];
    if (type) related.add(type, new StoredEntry(row));
  }
}

/** The entries that a level leads to and that are themselves asked for their relations. */
function levelsBeyond({ selection, entries }: Level, related: Related): Level[] {
  return selection.relations
    .filter(({ selection: inner }) => inner.relations.length > 0)
    .map(({ attribute, selection: inner }) => ({
      selection: inner,
      entries: entries.flatMap((entry) => entry.related(attribute.name)).flatMap((id) => related.get(inner.type, id) ?? []),
    }));
}

/** Reads what entries populate, in one statement for each level. */
export async function readRelated(reader: Reader, selection: Selection, localization: Localization, entries: readonly StoredEntry[], snapshot: Snapshot): Promise<Related> {
  const related = new Related();
  for (let levels: Level[] = [{ selection, entries }]; levels.length > 0; levels = levels.flatMap((level) => levelsBeyond(level, related))) {
    await readEntries(reader, localization, wantedBy(levels, related), related, snapshot);
  }
  return related;
}
