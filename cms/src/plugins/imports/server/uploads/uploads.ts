import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../../delivery/server';
import { readInWorker } from '../formats/read-in-worker';
import type { Imports } from '../imports';
import { NO_DECISIONS } from '../plan/decisions';
import { dryRun } from '../plan/dry-run';
import { countOutcomes, type ImportPlan, isRefused } from '../plan/import-plan';
import { toWorkWrites } from '../plan/work-writes';
import type { ReadAs } from '../../shared/upload';
import type { Job, Jobs } from './jobs';
import { PlannedRows } from './planned-rows';
import { refusal } from './refusal';
import { type Chosen, decide, stillOffered, wouldDo } from './review';
import { hashOf, type UploadFolder, type UploadRecord } from './upload-folder';

/** Works in one transaction: a tenth of a second, for which readers of the same process may have to wait. */
const BATCH = 100;

export interface ReceivedFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Files that editors bring in: each is received, planned, reviewed and run, one step after the other. All that a step leaves is on disk
 * before the next, so that a restart loses no decision. Methods throw refusals.
 */
export class Uploads {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly imports: Imports,
    private readonly jobs: Jobs,
    readonly folder: UploadFolder,
  ) {}

  find(id: string): UploadRecord {
    const record = this.folder.find(id);
    if (!record) throw refusal('fileGone');
    return record;
  }

  rows = (id: string): PlannedRows => new PlannedRows(this.folder, id);

  /** Keeps a file and begins to plan it. */
  async receive({ name, bytes }: ReceivedFile, who: string, readAs: ReadAs): Promise<UploadRecord> {
    this.sweep();
    const begun = await this.imports.unfinished(hashOf(bytes));
    if (begun) throw refusal('sameFile', { run: begun.id });
    const record = this.folder.add(bytes, { fileName: name, who, receivedAt: getDelivery(this.strapi).clock.now().toISOString(), readAs, decisions: NO_DECISIONS });
    this.beginPlan(record.id);
    return record;
  }

  /** Plans a file again, read in another way or against the library as it is now. */
  planAgain(id: string, readAs: ReadAs): void {
    const record = this.find(id);
    if (record.state === 'started') throw refusal('isRunning');
    if (this.jobs.isBusy(id)) throw refusal('busy');
    this.folder.save({ ...record, readAs, state: 'received' });
    this.beginPlan(id);
  }

  decide(id: string, chosen: Chosen): void {
    const record = this.find(id);
    if (record.state !== 'planned' || this.jobs.isBusy(id)) throw refusal('notReviewed');
    const decisions = decide(this.rows(id).index(), record.decisions, chosen);
    if (!decisions) throw refusal('choice');
    this.folder.save({ ...record, decisions });
  }

  /** Carries out what was reviewed. Where the library has changed since, nothing is written: the review begins again with what differs. */
  run(id: string, publish: boolean): void {
    const record = this.find(id);
    if (record.state !== 'planned' || isRefused({ problems: record.problems } as ImportPlan)) throw refusal('notReviewed');
    const { create, change } = wouldDo(this.rows(id).index(), record.decisions);
    if (create + change === 0) throw refusal('nothingToWrite');
    this.write(id, 'checking', async (job) => {
      const plan = await this.plan(record, job);
      if ((await this.keepPlan(record, plan, true)).counts.renewed > 0) return;
      const { writes, problems } = toWorkWrites(plan, record.decisions, { publish });
      this.folder.keepWrites(id, writes);
      this.folder.save({ ...record, state: 'started', leftOut: problems });
      await this.carryOut(id, job);
    });
  }

  /** Goes on where it was stopped, with the very writes that were settled then. */
  async goOn(id: string): Promise<void> {
    const record = this.find(id);
    const run = await this.runOf(record);
    if (record.state !== 'started' || (run && !['running', 'stopped', 'failed'].includes(run.state))) throw refusal('cannotGoOn');
    this.write(id, 'running', (job) => this.carryOut(id, job));
  }

  /** Whether what was settled publishes something. */
  publishes = (id: string): boolean => (this.folder.writes(this.find(id).id) ?? []).some(({ publish }) => publish);

  /** The run an upload has become, also where the process died before it was noted. */
  async runOf({ runId, fileHash, state }: UploadRecord) {
    if (state !== 'started') return undefined;
    return runId === null ? this.imports.unfinished(fileHash) : this.imports.find(runId);
  }

  /** Removes the file and its review; what it wrote stays. */
  remove(id: string): void {
    this.find(id);
    if (this.jobs.isBusy(id)) throw refusal('isRunning');
    this.folder.remove(id);
  }

  /** Removes the file a run came from. */
  removeOfRun(runId: string): void {
    for (const { id, runId: own } of this.folder.all()) if (own === runId && !this.jobs.isBusy(id)) this.folder.remove(id);
  }

  sweep(): void {
    this.folder.sweep(getDelivery(this.strapi).clock.now(), this.jobs.isBusy);
  }

  private write(id: string, kind: 'checking' | 'running', work: (job: Job) => Promise<void>): void {
    if (!this.jobs.write(id, kind, work)) throw refusal('busy');
  }

  private beginPlan(id: string): void {
    this.jobs.look(id, 'planning', async (job) => {
      const record = this.find(id);
      await this.keepPlan(record, await this.plan(record, job), false);
    });
  }

  private plan({ id, fileName, readAs: { language, ...readAs } }: UploadRecord, job: Job): Promise<ImportPlan> {
    const file = { name: fileName, bytes: this.folder.bytes(id), ...readAs };
    return dryRun(this.strapi, file, language, { read: (toRead, options) => readInWorker(toRead, options, job.signal), onProgress: job.noteProgress, signal: job.signal });
  }

  private async keepPlan(record: UploadRecord, plan: ImportPlan, compare: boolean): Promise<UploadRecord> {
    const rows = this.rows(record.id);
    const renewed = await rows.replace(plan.rows, compare);
    const decisions = stillOffered(rows.index(), record.decisions);
    return this.folder.save({ ...record, state: 'planned', format: plan.format ?? null, problems: plan.problems, counts: { ...countOutcomes(plan), renewed }, decisions });
  }

  private async carryOut(id: string, job: Job): Promise<void> {
    const { fileName, fileHash, who } = this.find(id);
    job.become('running');
    await this.imports.run({ fileName, fileHash, who }, this.folder.writes(id) ?? [], {
      batch: BATCH,
      signal: job.signal,
      onProgress: job.noteProgress,
      onBegin: (runId) => void this.folder.save({ ...this.find(id), runId }),
    });
  }
}
