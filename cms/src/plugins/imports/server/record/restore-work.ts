import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../../delivery/server';
import { marks, run } from '../../../delivery/server/store/sql';
import { insertDocuments, insertParts, insertRows, insertShown, type PlacedRow, type Tables } from '../write/insert-rows';
import { readPlaces, type RowPlace } from '../write/read-works';
import { ShownTargets } from '../write/shown-targets';
import { removeParts } from './remove-works';
import { type StoredRow, type StoredWork, toSqlColumns } from '../write/stored-work';

const removeRowParts = (tables: Tables, ids: readonly number[]) => removeParts(tables, marks(ids), ids);

const isAt = (place: RowPlace, row: StoredRow): boolean => place.side === row.side && place.locale === row.locale;

/** Rows that are there again say what they said; their numbers stay, for other documents' relations to them. */
async function rewriteRows(tables: Tables, work: StoredWork, placed: readonly PlacedRow[], targets: ShownTargets): Promise<void> {
  const { db, model } = tables;
  if (placed.length === 0) return;
  const ids = placed.map(({ id }) => id);
  for (const { id, row } of placed) {
    const columns = Object.entries(toSqlColumns(model.columns, row.values));
    await run(db, `update ${model.table} set ${columns.map(([name]) => `"${name}" = ?`).join(', ')} where id = ?`, [...columns.map(([, value]) => value), id]);
  }
  await removeRowParts(tables, ids);
  for (const { table, ownColumn } of model.relations) await run(db, `delete from ${table} where ${ownColumn} in (${marks(ids)})`, ids);
  await insertParts(tables, placed);
  await insertShown(tables, () => work, placed, targets);
}

/** Makes a work what it was: every language, drafted and published, with its times, relations and pins. Runs in the caller's transaction. */
export async function restoreWork(strapi: Core.Strapi, tables: Tables, work: StoredWork): Promise<void> {
  const { db, model } = tables;
  const { documentId } = work;
  const places = (await readPlaces(tables, [documentId])).get(documentId) ?? [];
  const added = places.filter((place) => !work.rows.some((row) => isAt(place, row))).map(({ id }) => id);
  if (added.length > 0) {
    await removeRowParts(tables, added);
    await run(db, `delete from ${model.table} where id in (${marks(added)})`, added);
  }
  const targets = await ShownTargets.read(db, model, [work]);
  const kept = work.rows.flatMap((row) => places.filter((place) => isAt(place, row)).map(({ id }): PlacedRow => ({ id, row })));
  await rewriteRows(tables, work, kept, targets);
  await insertRows(tables, [{ ...work, rows: work.rows.filter((row) => !kept.some((place) => place.row === row)) }], targets);
  for (const table of ['document_relations', 'translation_pins']) await run(db, `delete from ${table} where type = ? and document_id = ?`, [model.type.name, documentId]);
  const relations = work.relations.filter(({ targetType, targetId }) => targets.has(targetType, targetId));
  await insertDocuments(tables, [{ ...work, relations }]);
  await getDelivery(strapi).projector.deliver(model.type, [documentId]);
}
