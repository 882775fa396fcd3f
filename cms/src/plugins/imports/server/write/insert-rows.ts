import { insert, type Dialect, type SqlConnection } from '../../../delivery/server/store/sql';
import { takeRowIds } from './row-ids';
import type { ShownTargets } from './shown-targets';
import { type SqlValue, type StoredPart, type StoredRow, type StoredWork, toSqlColumns } from './stored-work';
import type { PartField, WorkModel } from './work-model';

type SqlRow = Record<string, SqlValue>;

export interface Tables {
  db: SqlConnection;
  dialect: Dialect;
  model: WorkModel;
}

/** A row of a work that is in its table, or about to be. */
export interface PlacedRow {
  id: number;
  row: StoredRow;
}

/** Links that files have to components. A file that is gone by now stays gone. */
async function insertFiles(db: SqlConnection, uid: string, placed: readonly { id: number; part: StoredPart }[]): Promise<void> {
  for (const { id, part } of placed) {
    for (const { fileId, field, position } of part.files) {
      await db.raw(
        'insert into files_related_mph (file_id, related_id, related_type, field, "order") select id, ?, ?, ?, ? from files where id = ?',
        [id, uid, field, position, fileId],
      );
    }
  }
}

async function insertField({ db, dialect, model }: Tables, field: PartField, rows: readonly PlacedRow[]): Promise<void> {
  const parts = rows.flatMap(({ id: owner, row }) => row.parts.filter((part) => part.field === field.name).map((part) => ({ owner, part })));
  const ids = await takeRowIds(db, dialect, field.table, parts.length);
  const placed = parts.map((item, index) => ({ ...item, id: ids[index] ?? 0 }));
  await insert(db, field.table, placed.map(({ id, part }): SqlRow => ({ id, ...toSqlColumns(field.columns, part.values) })));
  await insert(db, model.partTable, placed.map(({ owner, id, part }): SqlRow => ({ entity_id: owner, cmp_id: id, component_type: field.uid, field: field.name, order: part.position })));
  await insertFiles(db, field.uid, placed);
}

/** The components of rows that have none. */
export async function insertParts(tables: Tables, rows: readonly PlacedRow[]): Promise<void> {
  for (const field of tables.model.parts) await insertField(tables, field, rows);
}

/** Strapi's own relations of rows that have none: what a row's language and side can show of the document's. */
export async function insertShown({ db, model }: Tables, work: (row: StoredRow) => StoredWork, rows: readonly PlacedRow[], targets: ShownTargets): Promise<void> {
  for (const field of model.relations) {
    const links = rows.flatMap(({ id, row }) =>
      targets.rowsOf(field, work(row), row).map((target, index): SqlRow => ({ [field.ownColumn]: id, [field.targetColumn]: target, [field.orderColumn]: index + 1 })),
    );
    await insert(db, field.table, links);
  }
}

/** Rows that are not there yet, with all that belongs to them. Drafts get the lower numbers, as if they had been published after. */
export async function insertRows(tables: Tables, works: readonly StoredWork[], targets: ShownTargets): Promise<void> {
  const { db, dialect, model } = tables;
  const owners = new Map(works.flatMap((work) => work.rows.map((row): [StoredRow, StoredWork] => [row, work])));
  const rows = [...owners.keys()].sort((a, b) => Number(a.side === 'published') - Number(b.side === 'published'));
  const ids = await takeRowIds(db, dialect, model.table, rows.length);
  const placed = rows.map((row, index): PlacedRow => ({ id: ids[index] ?? 0, row }));
  await insert(db, model.table, placed.map(({ id, row }): SqlRow => ({ id, ...toSqlColumns(model.columns, row.values) })));
  await insertParts(tables, placed);
  await insertShown(tables, (row) => owners.get(row) as StoredWork, placed, targets);
}

/** What is kept of works by document id: relations, and from which text translations were made. */
export async function insertDocuments({ db, model }: Tables, works: readonly StoredWork[]): Promise<void> {
  const type = model.type.name;
  await insert(db, 'document_relations', works.flatMap(({ documentId, relations }) =>
    relations.map(({ side, field, position, targetType, targetId }): SqlRow => ({ type, document_id: documentId, status: side, field, position, target_type: targetType, target_id: targetId })),
  ));
  await insert(db, 'translation_pins', works.flatMap(({ documentId, pins }) =>
    pins.map(({ side, locale, field, hashes }): SqlRow => ({ type, document_id: documentId, status: side, locale, field, hashes: JSON.stringify(hashes) })),
  ));
}
