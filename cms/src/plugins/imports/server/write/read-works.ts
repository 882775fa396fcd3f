import type { Side } from '../../../../documents/relations/relation-store';
import { marks, select } from '../../../delivery/server/store/sql';
import type { Tables } from './insert-rows';
import { fromSqlColumns, type PartFile, type StoredPart, type StoredPin, type StoredRelation, type StoredWork } from './stored-work';
import type { PartField } from './work-model';

interface FileRow {
  file_id: number;
  related_id: number;
  field: string;
  order: number | null;
}

/** Where a row of a work stands. */
export interface RowPlace {
  id: number;
  side: Side;
  locale: string;
}

type SqlRow = Record<string, unknown> & { id: number; document_id: string };

async function readFiles({ db }: Tables, uid: string, ids: readonly number[]): Promise<Map<number, PartFile[]>> {
  const rows = await select<FileRow>(db, `select file_id, related_id, field, "order" from files_related_mph where related_type = ? and related_id in (${marks(ids)}) order by id`, [uid, ...ids]);
  const byPart = Map.groupBy(rows, (row) => row.related_id);
  return new Map([...byPart].map(([id, files]) => [id, files.map((file) => ({ fileId: file.file_id, field: file.field, position: file.order }))]));
}

/** The components of some rows, by row. */
async function readParts(tables: Tables, field: PartField, rowIds: readonly number[]): Promise<Map<number, StoredPart[]>> {
  const { db, model } = tables;
  const joins = await select<{ entity_id: number; cmp_id: number; order: number | null }>(
    db,
    `select entity_id, cmp_id, "order" from ${model.partTable} where field = ? and entity_id in (${marks(rowIds)}) order by entity_id, "order", id`,
    [field.name, ...rowIds],
  );
  const ids = joins.map(({ cmp_id }) => cmp_id);
  if (ids.length === 0) return new Map();
  const parts = new Map((await select<SqlRow>(db, `select * from ${field.table} where id in (${marks(ids)})`, ids)).map((row) => [row.id, fromSqlColumns(field.columns, row)]));
  const files = await readFiles(tables, field.uid, ids);
  const toPart = ({ cmp_id, order }: { cmp_id: number; order: number | null }): StoredPart => ({
    field: field.name, uid: field.uid, position: order, values: parts.get(cmp_id) ?? {}, files: files.get(cmp_id) ?? [],
  });
  return new Map([...Map.groupBy(joins, ({ entity_id }) => entity_id)].map(([row, own]) => [row, own.map(toPart)]));
}

/** The rows of some works, by document, with their numbers. Their order is the same whatever has been written again. */
export async function readPlaces({ db, model }: Tables, ids: readonly string[]): Promise<Map<string, (RowPlace & { columns: SqlRow })[]>> {
  if (ids.length === 0) return new Map();
  const rows = await select<SqlRow>(db, `select * from ${model.table} where document_id in (${marks(ids)}) order by locale, published_at is not null`, ids);
  return Map.groupBy(
    rows.map((columns) => ({ id: columns.id, side: columns.published_at === null ? ('draft' as const) : ('published' as const), locale: String(columns.locale), columns })),
    ({ columns }) => columns.document_id,
  );
}

/** Everything the write side holds of some works, by document id. Ids without any row are left out. */
export async function readWorks(tables: Tables, ids: readonly string[]): Promise<Map<string, StoredWork>> {
  const { db, model } = tables;
  const places = await readPlaces(tables, ids);
  const rowIds = [...places.values()].flat().map(({ id }) => id);
  if (rowIds.length === 0) return new Map();
  const parts: Map<number, StoredPart[]>[] = [];
  for (const field of model.parts) parts.push(await readParts(tables, field, rowIds));
  const relations = await select<StoredRelation & { documentId: string }>(
    db,
    `select document_id as "documentId", status as side, field, position, target_type as "targetType", target_id as "targetId" from document_relations
     where type = ? and document_id in (${marks(ids)}) order by status, field, position`,
    [model.type.name, ...ids],
  );
  const pins = await select<Omit<StoredPin, 'hashes'> & { documentId: string; hashes: string }>(
    db,
    `select document_id as "documentId", status as side, locale, field, hashes from translation_pins where type = ? and document_id in (${marks(ids)}) order by status, locale, field`,
    [model.type.name, ...ids],
  );
  const relationsOf = Map.groupBy(relations, ({ documentId }) => documentId);
  const pinsOf = Map.groupBy(pins, ({ documentId }) => documentId);
  return new Map([...places].map(([documentId, rows]): [string, StoredWork] => [documentId, {
    documentId,
    rows: rows.map(({ id, side, locale, columns }) => ({ side, locale, values: fromSqlColumns(model.columns, columns), parts: parts.flatMap((own) => own.get(id) ?? []) })),
    relations: (relationsOf.get(documentId) ?? []).map(({ side, field, position, targetType, targetId }) => ({ side, field, position, targetType, targetId })),
    pins: (pinsOf.get(documentId) ?? []).map(({ side, locale, field, hashes }) => ({ side, locale, field, hashes: JSON.parse(hashes) as string[] })),
  }]));
}
