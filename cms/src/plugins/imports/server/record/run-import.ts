import type { Core } from '@strapi/strapi';
import { refreshStatistics } from '../../../../database/statistics';
import { getDelivery } from '../../../delivery/server';
import type { WorkWrite } from '../write/work-write';
import { type WriteProgress, writeWorks } from '../write/write-works';
import { type Claim, ClaimLost, exclusively } from './claim';
import { failureOf } from './failure';
import { doneRows, noteItems } from './items';
import { beginRun, countWritten, findRun, type ImportRun, type ImportSource, setRunState, unfinishedRun } from './runs';

export interface ImportOptions {
  /** Works in one transaction. */
  batch?: number;
  /** For a process that serves readers as well: short batches, each with a rest after it. */
  gentle?: boolean;
  onProgress?: (progress: WriteProgress) => void;
  /** Stops between two batches; the same file goes on from there. */
  signal?: AbortSignal;
  /** Told its id before anything is written. */
  onBegin?: (runId: string) => void;
  /** One that the caller holds, and gives back. */
  claim?: Claim;
}

/** Somebody stopped it, in whatever process. */
class EndedElsewhere extends Error {}

/** What ended a run, on the run itself; unless that says already how it stands, or another process goes on with it. */
async function noteFailure(strapi: Core.Strapi, id: string, error: unknown): Promise<void> {
  if (error instanceof ClaimLost) return;
  if ((await findRun(strapi, id))?.state === 'running') await setRunState(strapi, id, 'failed', getDelivery(strapi).clock.now(), failureOf(error));
}

async function carryOut(strapi: Core.Strapi, source: ImportSource, writes: readonly WorkWrite[], options: ImportOptions, claim: Claim): Promise<ImportRun> {
  const { clock } = getDelivery(strapi);
  const unfinished = await unfinishedRun(strapi, source.fileHash);
  const id = unfinished?.id ?? (await beginRun(strapi, source, writes.length, clock.now()));
  if (unfinished) await setRunState(strapi, id, 'running', clock.now());
  options.onBegin?.(id);
  try {
    await writeWorks(strapi, writes, {
      ...options,
      beforeBatch: async (batch) => {
        await claim.hold();
        if ((await findRun(strapi, id))?.state !== 'running') throw new EndedElsewhere();
        const done = await doneRows(strapi, id, batch.map(({ row }) => row));
        return batch.filter(({ row }) => !done.has(row));
      },
      afterBatch: async (written) => {
        const created = written.filter(({ write }) => write.action === 'create').length;
        await noteItems(strapi, id, written);
        await countWritten(strapi, id, created, written.length - created);
        // From now on, for a batch may have taken long.
        await claim.hold();
      },
    });
  } catch (error) {
    if (error instanceof EndedElsewhere) return (await findRun(strapi, id)) as ImportRun;
    // What ended the run may keep this from being noted as well; the run then is as one that was killed.
    await noteFailure(strapi, id, error).catch((further: unknown) => void strapi.log.error(further));
    throw error;
  }
  await refreshStatistics(strapi);
  await setRunState(strapi, id, options.signal?.aborted ? 'stopped' : 'done', clock.now());
  return (await findRun(strapi, id)) as ImportRun;
}

/**
 * Writes what a file says, and records it so that it can be gone on with after a crash, and undone. A file whose run was not finished
 * is gone on with: rows that are done are left out, by their number, whatever the plan now says of them. Throws ImportsBusy where another
 * import or undo is carried out, in whatever process; else what writing throws; the run then is `failed`, and what was written before stays.
 */
export function runImport(strapi: Core.Strapi, source: ImportSource, writes: readonly WorkWrite[], options: ImportOptions = {}): Promise<ImportRun> {
  return exclusively(strapi, source.fileHash, options.claim, (claim) => carryOut(strapi, source, writes, options, claim));
}
