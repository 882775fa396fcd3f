import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { insert, marks, run as execute, select } from '../../../delivery/server/store/sql';
import type { StoredWork } from '../write/stored-work';
import type { WrittenWork } from '../write/write-works';
import { stateHash } from './state-hash';

/** What one row did. */
export interface ImportItem {
  row: number;
  action: 'create' | 'update';
  documentId: string;
  /** What an update found. */
  before: StoredWork | null;
  /** Of what the import left. */
  hash: string;
}

interface ItemRow extends Omit<ImportItem, 'before'> {
  before: string | null;
}

/** Meant to be called in the transaction that writes the works: after a crash both are there, or neither. */
export async function noteItems(strapi: Core.Strapi, runId: string, written: readonly WrittenWork[]): Promise<void> {
  await insert(currentConnection(strapi), 'import_item', written.map(({ write, documentId, before, after }) => ({
    run_id: runId, row_number: write.row, action: write.action, document_id: documentId, before: before ? JSON.stringify(before) : null, hash: stateHash(after),
  })));
}

/** Which rows of a run are written; of some only, where these are named. */
export async function doneRows(strapi: Core.Strapi, runId: string, rows?: readonly number[]): Promise<Set<number>> {
  const some = rows ? ` and row_number in (${marks(rows)})` : '';
  const found = await select<{ row: number }>(currentConnection(strapi), `select row_number as "row" from import_item where run_id = ?${some}`, [runId, ...(rows ?? [])]);
  return new Set(found.map(({ row }) => row));
}

/** What a run did and nobody has undone yet, the last rows first, from below a row on. */
export async function itemsToUndo(strapi: Core.Strapi, runId: string, below: number, limit: number): Promise<ImportItem[]> {
  const rows = await select<ItemRow>(
    currentConnection(strapi),
    `select row_number as "row", action, document_id as "documentId", before, hash from import_item
     where run_id = ? and undone_at is null and row_number < ? order by row_number desc limit ?`,
    [runId, below, limit],
  );
  return rows.map((row) => ({ ...row, before: row.before === null ? null : (JSON.parse(row.before) as StoredWork) }));
}

export async function markUndone(strapi: Core.Strapi, runId: string, rows: readonly number[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await execute(currentConnection(strapi), `update import_item set undone_at = ? where run_id = ? and row_number in (${marks(rows)})`, [now.toISOString(), runId, ...rows]);
}
