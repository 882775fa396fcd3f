import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../../delivery/server';
import { readInWorker } from '../formats/read-in-worker';
import type { Imports } from '../imports';
import type { Claim } from '../record/claim';
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
    private readonly jobs: Jobs<Claim>,
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
    if (!this.folder.hasRoomFor(bytes.length)) throw refusal('noRoom');
    const begun = await this.imports.unfinished(hashOf(bytes));
    if (begun) throw refusal('sameFile', { run: begun.id });
    const record = this.folder.add(bytes, { fileName: name, who, receivedAt: getDelivery(this.strapi).clock.now().toISOString(), readAs, decisions: NO_DECISIONS });
    this.beginPlan(record.id);
    return record;
  }

  /** Plans a file again, read in another way or against the library as it is now. */
  async planAgain(id: string, readAs: ReadAs): Promise<void> {
    const record = this.find(id);
    if (record.state === 'started') throw refusal('isRunning');
    if (await this.isBusy(record)) throw refusal('busy');
    this.folder.save({ ...record, readAs, state: 'received' });
    this.beginPlan(id);
  }

  async decide(id: string, chosen: Chosen): Promise<void> {
    if (await this.isBusy(this.find(id))) throw refusal('notReviewed');
    // Read again, for two tabs may decide at the same time.
    const record = this.find(id);
    if (record.state !== 'planned') throw refusal('notReviewed');
    const index = this.rows(id).index();
    const decisions = decide(index, record.decisions, chosen);
    if (!decisions) throw refusal('choice');
    this.folder.save({ ...record, decisions, would: wouldDo(index, decisions) });
  }

  /** Carries out what was reviewed. Where the library has changed since, nothing is written: the review begins again with what differs. */
  async run(id: string, publish: boolean): Promise<void> {
    const { state, problems, would } = this.find(id);
    if (state !== 'planned' || isRefused({ problems } as ImportPlan)) throw refusal('notReviewed');
    if (would.create + would.change === 0) throw refusal('nothingToWrite');
    await this.write(id, 'checking', async (job, claim) => {
      const record = this.find(id);
      // Another process may have carried it out just before.
      if (record.state !== 'planned') return;
      const plan = await this.plan(record, job);
      if ((await this.keepPlan(record, plan, true)).counts.renewed > 0) return;
      const { writes, problems: left } = toWorkWrites(plan, record.decisions, { publish });
      this.folder.keepWrites(id, writes);
      this.folder.save({ ...this.find(id), state: 'started', leftOut: left });
      await this.carryOut(id, job, claim);
    });
  }

  /** Goes on where it was stopped, with the very writes that were settled then. */
  async goOn(id: string): Promise<void> {
    if (!(await this.canGoOn(id))) throw refusal('cannotGoOn');
    await this.write(id, 'running', async (job, claim) => {
      // Another process may have brought it to its end, or undone it, just before.
      if (await this.canGoOn(id)) await this.carryOut(id, job, claim);
    });
  }

  /** Stops what is done with a file, in whatever process. */
  async stop(id: string): Promise<void> {
    const record = this.find(id);
    if (this.jobs.isBusy(id)) return this.jobs.stop(id);
    const run = await this.runOf(record);
    if (run?.state === 'running') await this.imports.stop(run.id);
  }

  /** Whether something is done with a file, in whatever process. */
  async isBusy({ id, fileHash }: UploadRecord): Promise<boolean> {
    return this.jobs.isBusy(id) || (await this.imports.claimed()) === fileHash;
  }

  /** Whether what was settled publishes something. */
  publishes = (id: string): boolean => (this.folder.writes(this.find(id).id) ?? []).some(({ publish }) => publish);

  /** The run an upload has become, also where the process died before it was noted. */
  async runOf({ runId, fileHash, state }: UploadRecord) {
    if (state !== 'started') return undefined;
    return runId === null ? this.imports.unfinished(fileHash) : this.imports.find(runId);
  }

  /** Removes the file and its review; what it wrote stays. */
  async remove(id: string): Promise<void> {
    if (await this.isBusy(this.find(id))) throw refusal('isRunning');
    this.folder.remove(id);
  }

  /** Removes the file a run came from. */
  removeOfRun(runId: string): void {
    for (const { id, runId: own } of this.folder.all()) if (own === runId && !this.jobs.isBusy(id)) this.folder.remove(id);
  }

  sweep(): void {
    this.folder.sweep(getDelivery(this.strapi).clock.now(), this.jobs.isBusy);
  }

  private async canGoOn(id: string): Promise<boolean> {
    const record = this.find(id);
    const run = await this.runOf(record);
    return record.state === 'started' && (!run || ['running', 'stopped', 'failed'].includes(run.state));
  }

  private async write(id: string, kind: 'checking' | 'running', work: (job: Job, claim: Claim) => Promise<void>): Promise<void> {
    if (!(await this.jobs.write(id, kind, this.find(id).fileHash, work))) throw refusal('busy');
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
    const index = rows.index();
    const decisions = stillOffered(index, record.decisions);
    const counts = { ...countOutcomes(plan), renewed };
    return this.folder.save({ ...record, state: 'planned', format: plan.format ?? null, problems: plan.problems, counts, decisions, would: wouldDo(index, decisions) });
  }

  private async carryOut(id: string, job: Job, claim: Claim): Promise<void> {
    const { fileName, fileHash, who } = this.find(id);
    job.become('running');
    await this.imports.run({ fileName, fileHash, who }, this.folder.writes(id) ?? [], {
      gentle: true,
      signal: job.signal,
      claim,
      onProgress: job.noteProgress,
      onBegin: (runId) => void this.folder.save({ ...this.find(id), runId }),
    });
  }
}
