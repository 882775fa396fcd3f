import type { Progress } from '../../shared/upload';

export type JobKind = 'planning' | 'checking' | 'running' | 'looking' | 'undoing';

export interface Job {
  /** Rows done and in all. */
  noteProgress(progress: { done: number; total: number }): void;
  become(kind: JobKind): void;
  signal: AbortSignal;
}

/** The right to write, of which there is one among all processes. */
export interface WritingClaim {
  release(): Promise<void>;
}

interface Live {
  kind: JobKind;
  begunAt: number;
  done: number;
  total: number;
  stopping: AbortController;
  ended: Promise<void>;
}

export interface JobsOptions<Claim extends WritingClaim> {
  /** Asks for the right to write something; undefined where somebody has it. */
  claim(subject: string): Promise<Claim | undefined>;
  /** Told what a job ended with, for the log. */
  onError(error: unknown): void;
  now?: () => number;
}

/**
 * What this process does in the background. Only one thing writes at a time, in all processes; those that only look wait for each other, for
 * a plan takes some hundred megabytes.
 */
export class Jobs<Claim extends WritingClaim = WritingClaim> {
  private readonly live = new Map<string, Live>();
  /** What the last job of each ended with, where that was an error. */
  private readonly errors = new Map<string, unknown>();
  private writer: string | undefined;
  private looking: Promise<void> = Promise.resolve();
  private readonly now: () => number;

  constructor(private readonly options: JobsOptions<Claim>) {
    this.now = options.now ?? Date.now;
  }

  isBusy = (id: string): boolean => this.live.has(id);

  /** What the last job ended with, if that was an error and no other has begun since. */
  errorOf = (id: string): unknown => this.errors.get(id);

  of(id: string): { kind: JobKind; progress: Progress } | undefined {
    const job = this.live.get(id);
    return job && { kind: job.kind, progress: { done: job.done, total: job.total, elapsed: this.now() - job.begunAt } };
  }

  /** Begins to look, or waits for its turn. Does nothing if it is at it already. */
  look(id: string, kind: JobKind, work: (job: Job) => Promise<void>): void {
    if (this.live.has(id)) return;
    const before = this.looking;
    this.looking = this.begin(id, kind, async (job) => {
      await before;
      job.become(kind);
      if (!job.signal.aborted) await work(job);
    });
  }

  /** Begins to write; false if something writes already, in this process or another. `subject` tells the others what is written. */
  async write(id: string, kind: JobKind, subject: string, work: (job: Job, claim: Claim) => Promise<void>): Promise<boolean> {
    if (this.writer !== undefined || this.live.has(id)) return false;
    this.writer = id;
    const claim = await this.options.claim(subject).catch((error: unknown) => {
      this.writer = undefined;
      throw error;
    });
    if (!claim || this.live.has(id)) {
      this.writer = undefined;
      await claim?.release();
      return false;
    }
    void this.begin(id, kind, (job) => work(job, claim).finally(() => claim.release())).finally(() => (this.writer = undefined));
    return true;
  }

  /** Asks it to end where it can, and waits. */
  async stop(id: string): Promise<void> {
    const job = this.live.get(id);
    job?.stopping.abort();
    await job?.ended;
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.live.keys()].map((id) => this.stop(id)));
  }

  private begin(id: string, kind: JobKind, work: (job: Job) => Promise<void>): Promise<void> {
    const stopping = new AbortController();
    const live: Live = { kind, begunAt: this.now(), done: 0, total: 0, stopping, ended: Promise.resolve() };
    this.live.set(id, live);
    this.errors.delete(id);
    const job: Job = {
      signal: stopping.signal,
      noteProgress: ({ done, total }) => void Object.assign(live, { done, total }),
      become: (next) => void Object.assign(live, { kind: next, begunAt: this.now(), done: 0, total: 0 }),
    };
    live.ended = work(job)
      .catch((error: unknown) => {
        this.options.onError(error);
        // Who stopped it knows why it ended.
        if (!stopping.signal.aborted) this.errors.set(id, error);
      })
      .finally(() => this.live.delete(id));
    return live.ended;
  }
}
