import type { Imports } from '../imports';
import type { Claim } from '../record/claim';
import { failureOf } from '../record/failure';
import type { RefusedItem } from '../record/undo';
import type { Explainer } from '../plan/explain';
import type { UndoReport } from '../../shared/upload';
import type { Jobs } from './jobs';
import { refusal } from './refusal';

/** Works left alone that are named; beyond them their number. */
const NAMED = 500;

interface Found {
  state: 'looked' | 'undone';
  undone: number;
  refused: RefusedItem[];
}

/** Undoing of imports: always looked at first. What was found is kept until the process ends; to look again costs seconds. */
export class Undos {
  private readonly found = new Map<string, Found>();

  constructor(
    private readonly imports: Imports,
    private readonly jobs: Jobs<Claim>,
    private readonly onUndone: (runId: string) => void,
  ) {}

  /** Finds out what undoing a run would do. */
  async look(runId: string): Promise<void> {
    const run = await this.imports.find(runId);
    if (!run) throw refusal('fileGone');
    this.found.delete(runId);
    this.jobs.look(runId, 'looking', async (job) => {
      this.keep(runId, 'looked', await this.imports.undo(runId, { dryRun: true, onProgress: job.noteProgress, signal: job.signal }));
    });
  }

  async undo(runId: string): Promise<void> {
    if (this.found.get(runId)?.state !== 'looked') throw refusal('notLooked');
    const begun = await this.jobs.write(runId, 'undoing', runId, async (job, claim) => {
      // Where it ends early, what was found before is true no more.
      this.found.delete(runId);
      const result = await this.imports.undo(runId, { onProgress: job.noteProgress, signal: job.signal, claim });
      this.keep(runId, 'undone', result);
      this.onUndone(runId);
    });
    if (!begun) throw refusal('busy');
  }

  /** Null where nobody has looked since the process began. */
  report(runId: string, explain: Explainer): UndoReport | null {
    const job = this.jobs.of(runId);
    const found = this.found.get(runId);
    const error = this.jobs.errorOf(runId);
    if (!job && !found && !error) return null;
    const state = job ? (job.kind === 'undoing' ? 'undoing' : 'looking') : (found?.state ?? 'failed');
    const named = (found?.refused ?? []).slice(0, NAMED).map(({ row, title, documentId, reason, relatedBy }) => ({ row, title, documentId, text: reason, relatedBy }));
    return { state, progress: job?.progress ?? null, failure: error ? explain.failure(failureOf(error)) : null, undone: found?.undone ?? 0, refused: named, refusedTotal: found?.refused.length ?? 0 };
  }

  private keep(runId: string, state: Found['state'], { undone, refused }: Awaited<ReturnType<Imports['undo']>>): void {
    this.found.set(runId, { state, undone: undone.length, refused });
  }
}
