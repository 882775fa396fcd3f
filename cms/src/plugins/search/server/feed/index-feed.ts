import type { EngineClient } from '../worker/engine-client';
import { giveBack, MANY_CHANGES } from '../worker/give-back';
import { type ChangeReader, lastNumber, nextBatch } from './changed-documents';

export interface IndexFeedOptions {
  engine: EngineClient;
  reader: ChangeReader;
  onError(error: unknown): void;
}

/** After a failure it is tried again this soon, and after each further one in a row in twice the time. Whoever searches meanwhile speeds up nothing. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Keeps the index equal to the records: follows the change sequence from where the index is. */
export class IndexFeed {
  /** The number that the index holds everything up to; -1 before it is known. */
  number = -1;
  private running: Promise<void> | undefined;
  private begun = false;
  private again = false;
  private stopped = false;
  private retry: NodeJS.Timeout | undefined;
  /** In a row. */
  private failures = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: IndexFeedOptions) {}

  /** Says that something has changed. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    if (this.retry) return;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (this.again && !this.retry) this.wake();
    });
  }

  /** Waits until the index holds a change, at most so long. Says whether it does. */
  async reach(number: number, limitMs: number): Promise<boolean> {
    const begun = performance.now();
    while (this.number < number && !this.stopped) {
      const left = limitMs - (performance.now() - begun);
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, left);
        this.waiting.add(done);
      });
    }
    return this.number >= number;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.running;
    this.moved(this.number);
  }

  private moved(number: number): void {
    this.number = number;
    for (const done of [...this.waiting]) done();
  }

  private async run(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        await this.follow();
        this.failures = 0;
      }
    } catch (error) {
      this.options.onError(error);
      const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** this.failures);
      this.failures += 1;
      this.retry = setTimeout(() => {
        this.retry = undefined;
        this.wake();
      }, wait);
      this.retry.unref();
    }
  }

  private async follow(): Promise<void> {
    const { engine, reader } = this.options;
    // Asked each time: a broken file is replaced by one that holds nothing.
    const held = await engine.number();
    const starting = !this.begun;
    // A database that was put back to an earlier state has other changes under the same numbers.
    const ahead = !this.begun && held > (await lastNumber(reader.db));
    if (ahead) await engine.clear();
    this.begun = true;
    this.moved(ahead ? -1 : held);
    const from = this.number;
    for (let batch = await nextBatch(reader, this.number); batch && !this.stopped; batch = await nextBatch(reader, this.number)) {
      await engine.apply(batch);
      this.moved(batch.number);
    }
    // What a start needed, a quarter of the process, is not needed again.
    if (starting || this.number - from > MANY_CHANGES) giveBack();
  }
}
