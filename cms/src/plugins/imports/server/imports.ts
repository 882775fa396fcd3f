import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../delivery/server';
import { Claim, claimedSubject } from './record/claim';
import { doneRows } from './record/items';
import { type ImportOptions, runImport } from './record/run-import';
import { findRun, type ImportSource, listRuns, stopRun, unfinishedRun } from './record/runs';
import { undoImport, type UndoOptions } from './record/undo';
import type { WorkWrite } from './write/work-write';
import { type WriteOptions, writeWorks } from './write/write-works';

/** What commands, the admin and tests ask of imports: each in the file that is named after it. */
export const createImports = (strapi: Core.Strapi) => ({
  write: (writes: readonly WorkWrite[], options?: WriteOptions) => writeWorks(strapi, writes, options),
  run: (source: ImportSource, writes: readonly WorkWrite[], options?: ImportOptions) => runImport(strapi, source, writes, options),
  undo: (runId: string, options?: UndoOptions) => undoImport(strapi, runId, options),
  runs: (limit?: number) => listRuns(strapi, limit),
  find: (runId: string) => findRun(strapi, runId),
  /** The run of a file that can be gone on with; the planner leaves out its done rows. */
  unfinished: (fileHash: string) => unfinishedRun(strapi, fileHash),
  doneRows: (runId: string) => doneRows(strapi, runId),
  /** The right to write, of which there is one among all processes; undefined where somebody has it. */
  claim: (subject: string) => Claim.take(strapi, subject),
  /** What is being written, in whatever process: the hash of a file, or the id of a run that is undone. */
  claimed: () => claimedSubject(strapi),
  /** Ends a run with its next batch, in whatever process. */
  stop: (runId: string) => stopRun(strapi, runId, getDelivery(strapi).clock.now()),
});

export type Imports = ReturnType<typeof createImports>;
