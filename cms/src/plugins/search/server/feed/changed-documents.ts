import type { ContentModel } from '../../../delivery/server/project/model';
import { select, type SqlConnection } from '../../../delivery/server/store/sql';
import type { DocumentKey, IndexDocument } from '../document/index-document';
import { readRecords } from '../document/read-records';
import { isIndexed, toIndexDocument } from '../document/to-index-document';
import type { IndexBatch } from '../engine/engine';

export interface ChangeReader {
  db: SqlConnection;
  model: ContentModel;
  /** Languages of the site. */
  languages: readonly string[];
  /** How many documents a batch has, at least: those of one number stay together. */
  portion: number;
}

interface ChangeRow {
  type: string;
  document_id: string;
  number: number | string;
}

/** The number of the last change there is. */
export async function lastNumber(db: SqlConnection): Promise<number> {
  const [sequence] = await select<{ number: number | string }>(db, 'select number from delivery_sequence where id = 1');
  return Number(sequence?.number ?? 0);
}

/** The documents that have changed after a number, up to a later one. */
async function changesAfter({ db, portion }: ChangeReader, number: number): Promise<ChangeRow[]> {
  const sql = 'select type, document_id, number from delivery_document where number > ? and document_id <> ? order by number';
  const rows = await select<ChangeRow>(db, `${sql} limit ${portion}`, [number, '']);
  const last = rows.at(-1)?.number;
  if (rows.length < portion || last === undefined) return rows;
  const rest = await select<ChangeRow>(db, 'select type, document_id, number from delivery_document where number = ? and document_id <> ?', [last, '']);
  return [...rows.filter((row) => row.number !== last), ...rest];
}

/**
 * What the index has to learn next after a number, or null where it knows all. Records are read after the number was: one that has changed
 * once more by then comes again, with its later number.
 */
export async function nextBatch(reader: ChangeReader, number: number): Promise<IndexBatch | null> {
  const { db, model, languages } = reader;
  const current = await lastNumber(db);
  if (current <= number) return null;
  const rows = await changesAfter(reader, number);
  const documents: IndexDocument[] = [];
  const removed: DocumentKey[] = [];
  for (const [name, changed] of Map.groupBy(rows, ({ type }) => type)) {
    const type = model.types.get(name);
    if (!type || !isIndexed(type)) continue;
    const records = await readRecords(db, type, changed.map((row) => row.document_id));
    documents.push(...records.map((record) => toIndexDocument({ model, languages }, record)));
    const listed = new Set(records.map(({ documentId }) => documentId));
    removed.push(...changed.filter((row) => !listed.has(row.document_id)).map((row) => ({ type: name, documentId: row.document_id })));
  }
  const last = Number(rows.at(-1)?.number ?? current);
  return { after: number, number: rows.length < reader.portion ? Math.max(last, current) : last, documents, removed };
}
