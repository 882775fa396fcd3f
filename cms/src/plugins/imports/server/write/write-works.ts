import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { getDelivery } from '../../../delivery/server';
import { createWorks } from './create-works';
import type { Tables } from './insert-rows';
import { readWorks } from './read-works';
import type { StoredWork } from './stored-work';
import { updateWork } from './update-work';
import { readWorkModel } from './work-model';
import type { WorkWrite } from './work-write';

export interface WriteProgress {
  done: number;
  total: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}

export interface WrittenWork {
  write: WorkWrite;
  documentId: string;
  /** What an update found; null for a work that was created. */
  before: StoredWork | null;
  after: StoredWork;
}

export interface WriteOptions {
  /** Works in one transaction. */
  batch?: number;
  /** For a process that serves readers as well: short batches, each with a rest after it. */
  gentle?: boolean;
  onProgress?: (progress: WriteProgress) => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
  /** Which of a batch are to be written. Runs in the batch's transaction, before anything is written. */
  beforeBatch?: (writes: readonly WorkWrite[]) => Promise<readonly WorkWrite[]>;
  /** Runs in the batch's transaction, after everything is written. */
  afterBatch?: (written: readonly WrittenWork[]) => Promise<void>;
}

const BATCH = 500;
/** Some fiftieth of a second, for which readers may have to wait. */
const GENTLE_BATCH = 25;
/** How long everybody else has before the next batch, as a part of what the last one took. */
const REST = 0.5;
/** SQLite answers at once and never lets go of the process: between two batches others have their turn, if only a short one. */
const PAUSE_MS = 5;

export const tablesOf = (strapi: Core.Strapi): Tables => ({
  db: currentConnection(strapi), dialect: strapi.db.dialect.client === 'postgres' ? 'postgres' : 'sqlite', model: readWorkModel(strapi),
});

/** Creations in one go, then updates one after the other. */
async function writeBatch(strapi: Core.Strapi, tables: Tables, writes: readonly WorkWrite[]): Promise<WrittenWork[]> {
  const created = writes.filter(({ action }) => action === 'create');
  const works = await createWorks(strapi, tables, created);
  const written: WrittenWork[] = works.map((work, index) => ({ write: created[index] as WorkWrite, documentId: work.documentId, before: null, after: work }));
  for (const write of writes.filter(({ action }) => action === 'update')) {
    const documentId = write.documentId ?? '';
    const before = (await readWorks(tables, [documentId])).get(documentId) ?? null;
    await updateWork(strapi, tables.model, write);
    const after = (await readWorks(tables, [documentId])).get(documentId);
    if (after) written.push({ write, documentId, before, after });
  }
  return written;
}

/**
 * Writes works, each batch in one transaction: all of it or nothing. Readers see a batch once it is committed.
 * Throws RefusedWork for a work that no rule lets in; batches before it stay. Answers how many it wrote.
 */
export async function writeWorks(strapi: Core.Strapi, writes: readonly WorkWrite[], options: WriteOptions = {}): Promise<number> {
  const { gentle = false, batch = gentle ? GENTLE_BATCH : BATCH, onProgress, signal, beforeBatch = (all) => Promise.resolve(all), afterBatch } = options;
  const delivery = getDelivery(strapi);
  const tables = tablesOf(strapi);
  const startedAt = Date.now();
  let written = 0;
  for (let start = 0; start < writes.length && !signal?.aborted; start += batch) {
    const portion = writes.slice(start, start + batch);
    const begun = performance.now();
    written += await strapi.db.transaction(async () => {
      await delivery.begin();
      const wanted = await beforeBatch(portion);
      const results = await writeBatch(strapi, tables, wanted);
      await afterBatch?.(results);
      return results.length;
    });
    await delivery.refresh();
    onProgress?.({ done: Math.min(writes.length, start + batch), total: writes.length, startedAt });
    await setTimeout(gentle ? Math.max(PAUSE_MS, REST * (performance.now() - begun)) : PAUSE_MS);
  }
  return written;
}
