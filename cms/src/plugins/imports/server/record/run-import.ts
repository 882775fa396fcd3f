import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../../delivery/server';
import type { WorkWrite } from '../write/work-write';
import { type WriteProgress, writeWorks } from '../write/write-works';
import { doneRows, noteItems } from './items';
import { beginRun, countWritten, findRun, type ImportRun, type ImportSource, setRunState, unfinishedRun } from './runs';

export interface ImportOptions {
  /** Works in one transaction. */
  batch?: number;
  onProgress?: (progress: WriteProgress) => void;
  /** Stops between two batches; the same file goes on from there. */
  signal?: AbortSignal;
  /** Told its id before anything is written. */
  onBegin?: (runId: string) => void;
}

/**
 * Writes what a file says, and records it so that it can be gone on with after a crash, and undone. A file whose run was not finished
 * is gone on with: rows that are done are left out, by their number, whatever the plan now says of them. Throws what writing throws;
 * the run then is `failed`, and what was written before stays.
 */
export async function runImport(strapi: Core.Strapi, source: ImportSource, writes: readonly WorkWrite[], options: ImportOptions = {}): Promise<ImportRun> {
  const { clock } = getDelivery(strapi);
  const unfinished = await unfinishedRun(strapi, source.fileHash);
  const id = unfinished?.id ?? (await beginRun(strapi, source, writes.length, clock.now()));
  if (unfinished) await setRunState(strapi, id, 'running', clock.now());
  options.onBegin?.(id);
  try {
    await writeWorks(strapi, writes, {
      ...options,
      beforeBatch: async (batch) => {
        await countWritten(strapi, id, 0, 0);
        if ((await findRun(strapi, id))?.state !== 'running') throw new Error('The import was ended from elsewhere.');
        const done = await doneRows(strapi, id, batch.map(({ row }) => row));
        return batch.filter(({ row }) => !done.has(row));
      },
      afterBatch: async (written) => {
        const created = written.filter(({ write }) => write.action === 'create').length;
        await noteItems(strapi, id, written);
        await countWritten(strapi, id, created, written.length - created);
      },
    });
  } catch (error) {
    if ((await findRun(strapi, id))?.state === 'running') await setRunState(strapi, id, 'failed', clock.now(), error instanceof Error ? error.message : String(error));
    throw error;
  }
  await setRunState(strapi, id, options.signal?.aborted ? 'stopped' : 'done', clock.now());
  return (await findRun(strapi, id)) as ImportRun;
}
