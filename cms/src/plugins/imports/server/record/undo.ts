import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { getDelivery } from '../../../delivery/server';
import { marks, select } from '../../../delivery/server/store/sql';
import type { Tables } from '../write/insert-rows';
import { readWorks } from '../write/read-works';
import type { StoredWork } from '../write/stored-work';
import { tablesOf } from '../write/write-works';
import { type Claim, exclusively } from './claim';
import { type ImportItem, itemsToUndo, markUndone } from './items';
import { removeWorks } from './remove-works';
import { restoreWork } from './restore-work';
import { findRun, setRunState } from './runs';
import { stateHash } from './state-hash';

/** `changed`: somebody wrote it since. `deleted`: somebody deleted it since. `related`: another document relates to it. */
export type UndoReason = 'changed' | 'deleted' | 'related';

export interface UndoneItem {
  row: number;
  action: 'create' | 'update';
  documentId: string;
  /** A title of the work, in its source language where it has one. */
  title: string;
}

export interface RefusedItem extends UndoneItem {
  reason: UndoReason;
  /** Titles of what relates to it, as `project Title`; only with `related`. */
  relatedBy: string[];
}

export interface UndoResult {
  undone: UndoneItem[];
  refused: RefusedItem[];
}

export interface UndoOptions {
  /** Says what an undo would do, and does nothing. */
  dryRun?: boolean;
  onProgress?: (progress: { done: number; total: number; startedAt: number }) => void;
  /** Stops between two batches; what is left can be undone later. */
  signal?: AbortSignal;
  /** One that the caller holds, and gives back. */
  claim?: Claim;
}

const BATCH = 250;

function titleOf(work: StoredWork | null | undefined): string {
  const rows = work?.rows ?? [];
  const titles = rows.filter(({ values }) => values.title);
  const own = titles.find(({ locale, values }) => locale === values.sourceLocale) ?? titles[0];
  return typeof own?.values.title === 'string' ? own.values.title : '';
}

/** Which documents relate to some works, whether published or only drafted: without the works they would say something else. */
async function relating(strapi: Core.Strapi, { db, model }: Tables, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await select<{ type: string; document_id: string; target_id: string }>(
    db,
    `select distinct type, document_id, target_id from document_relations where target_type = ? and target_id in (${marks(ids)}) order by type, document_id`,
    [model.type.name, ...ids],
  );
  const named = await Promise.all(rows.map(async ({ type, document_id, target_id }): Promise<[string, string]> => {
    const row = (await strapi.db.query(`api::${type}.${type}` as 'admin::user').findOne({ where: { documentId: document_id } as never })) as Record<string, unknown> | null;
    const title = [row?.title, row?.name].find((text) => typeof text === 'string' && text !== '');
    return [target_id, `${type} ${typeof title === 'string' ? title : document_id}`];
  }));
  return new Map([...Map.groupBy(named, ([id]) => id)].map(([id, pairs]) => [id, pairs.map(([, name]) => name)]));
}

/** Whether an item can be undone as its work now stands, and else why not. */
function judge(item: ImportItem, now: StoredWork | undefined, related: readonly string[]): UndoReason | undefined {
  if (!now) return 'deleted';
  if (stateHash(now) !== item.hash) return 'changed';
  return item.action === 'create' && related.length > 0 ? 'related' : undefined;
}

interface Undoing {
  result: UndoResult;
  dryRun: boolean;
  /** Works as a dry run leaves them: an earlier row may have changed the same work, and left what a later one found. */
  imagined: Map<string, StoredWork | undefined>;
}

async function undoBatch(strapi: Core.Strapi, tables: Tables, items: readonly ImportItem[], { result, dryRun, imagined }: Undoing): Promise<number[]> {
  const ids = [...new Set(items.map(({ documentId }) => documentId))];
  const works = new Map<string, StoredWork | undefined>([...(await readWorks(tables, ids)), ...[...imagined].filter(([id]) => ids.includes(id))]);
  const related = await relating(strapi, tables, ids);
  const removed: string[] = [];
  const rows: number[] = [];
  for (const item of items) {
    const { row, action, documentId } = item;
    const now = works.get(documentId);
    const relatedBy = related.get(documentId) ?? [];
    const reason = judge(item, now, relatedBy);
    const named = { row, action, documentId, title: titleOf(now ?? item.before) };
    if (reason) {
      result.refused.push({ ...named, reason, relatedBy: reason === 'related' ? relatedBy : [] });
      continue;
    }
    result.undone.push(named);
    rows.push(row);
    works.set(documentId, item.before ?? undefined);
    if (dryRun) imagined.set(documentId, item.before ?? undefined);
    else if (item.before) await restoreWork(strapi, tables, item.before);
    else removed.push(documentId);
  }
  await removeWorks(strapi, tables, removed);
  return rows;
}

/** Goes through what a run did; without a claim only to say what undoing it would do. */
async function goThrough(strapi: Core.Strapi, runId: string, { onProgress, signal }: UndoOptions, claim: Claim | undefined): Promise<UndoResult> {
  const delivery = getDelivery(strapi);
  const tables = tablesOf(strapi);
  const [count] = await select<{ total: number | string }>(currentConnection(strapi), 'select count(*) as total from import_item where run_id = ? and undone_at is null', [runId]);
  const startedAt = Date.now();
  const undoing: Undoing = { result: { undone: [], refused: [] }, dryRun: !claim, imagined: new Map() };
  if (claim) await setRunState(strapi, runId, 'undone', delivery.clock.now());
  for (let below = 2_147_483_647, done = 0; !signal?.aborted; ) {
    const items = await strapi.db.transaction(async () => {
      if (claim) await delivery.begin();
      await claim?.hold();
      const batch = await itemsToUndo(strapi, runId, below, BATCH);
      const rows = batch.length > 0 ? await undoBatch(strapi, tables, batch, undoing) : [];
      if (claim) await markUndone(strapi, runId, rows, delivery.clock.now());
      // From now on, for a batch may have taken long.
      await claim?.hold();
      return batch;
    });
    if (claim) await delivery.refresh();
    const last = items.at(-1);
    if (!last) break;
    below = last.row;
    done += items.length;
    onProgress?.({ done, total: Number(count?.total ?? 0), startedAt });
  }
  return undoing.result;
}

/**
 * Takes an import back: deletes what it created and restores what it changed, the last row first, each batch in one transaction.
 * A work that somebody has changed or deleted since, or that another document relates to, is left alone and named with the reason.
 * What could not be undone can be tried again. Throws where there is no such run, and ImportsBusy where another import or undo is carried
 * out, in whatever process; not for a dry run.
 */
export async function undoImport(strapi: Core.Strapi, runId: string, options: UndoOptions = {}): Promise<UndoResult> {
  if (!(await findRun(strapi, runId))) throw new Error(`There is no import ${runId}.`);
  if (options.dryRun) return goThrough(strapi, runId, options, undefined);
  return exclusively(strapi, runId, options.claim, (claim) => goThrough(strapi, runId, options, claim));
}
