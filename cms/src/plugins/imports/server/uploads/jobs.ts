import type { Progress } from '../../shared/upload';

export type JobKind = 'planning' | 'checking' | 'running' | 'looking' | 'undoing';

export interface Job {
  /** Rows done and in all. */
  noteProgress(progress: { done: number; total: number }): void;
  become(kind: JobKind): void;
  signal: AbortSignal;
}

interface Live {
  kind: JobKind;
  begunAt: number;
  done: number;
  total: number;
  stopping: AbortController;
  ended: Promise<void>;
}

/**
 * What this process does in the background. Only one thing writes at a time; those that only look wait for each other, for a plan
 * takes some hundred megabytes. Work ends its own errors; what it lets out is told to `onError`.
 */
export class Jobs {
  private readonly live = new Map<string, Live>();
  private writer: string | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly onError: (error: unknown) => void, private readonly now: () => number = Date.now) {}

  isBusy = (id: string): boolean => this.live.has(id);

  /** Whether something writes. */
  get isWriting(): boolean {
    return this.writer !== undefined;
  }

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

  /** Begins to write; false if something writes already. */
  write(id: string, kind: JobKind, work: (job: Job) => Promise<void>): boolean {
    if (this.writer !== undefined || this.live.has(id)) return false;
    this.writer = id;
    void this.begin(id, kind, work).finally(() => (this.writer = undefined));
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
    const job: Job = {
      signal: stopping.signal,
      noteProgress: ({ done, total }) => void Object.assign(live, { done, total }),
      become: (next) => void Object.assign(live, { kind: next, begunAt: this.now(), done: 0, total: 0 }),
    };
    live.ended = work(job).catch(this.onError).finally(() => this.live.delete(id));
    return live.ended;
  }
}
