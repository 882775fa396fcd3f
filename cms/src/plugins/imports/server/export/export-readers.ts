import type { ServerResponse } from 'node:http';

/** Exports that are read at the same time: each holds a portion of works, an encoder, and for a search up to 100,000 ids. */
const MOST = 8;
/** Whoever reads slower than this, in bytes a second, makes place for others after a while. A very bad line is five times as fast. */
const SLOW = 1_000;
const PATIENCE_MS = 60_000;
/** Who takes nothing at all for so long has left, or never meant to read. */
const IDLE_MS = 120_000;

interface Reading {
  /** Milliseconds of the clock. */
  since: number;
  /** Bytes its connection had taken before. */
  before: number;
}

/** Those who read exports now. Anybody may ask for one, and take as long as they like: not at the cost of others. */
export class ExportReaders {
  private readonly reading = new Map<ServerResponse, Reading>();

  constructor(private readonly most = MOST, private readonly now: () => number = () => performance.now()) {}

  /** Lets one more read, until its response is closed; false where all places are taken by people who really read. */
  admit(response: ServerResponse): boolean {
    if (this.reading.size >= this.most && !this.makePlace()) return false;
    this.reading.set(response, { since: this.now(), before: response.socket?.bytesWritten ?? 0 });
    response.setTimeout(IDLE_MS, () => response.destroy());
    response.once('close', () => this.reading.delete(response));
    return true;
  }

  /** Cuts the slowest of those who hardly read. */
  private makePlace(): boolean {
    const paces = [...this.reading].flatMap(([response, { since, before }]) => {
      const elapsed = this.now() - since;
      const pace = (((response.socket?.bytesWritten ?? before) - before) * 1_000) / Math.max(1, elapsed);
      return elapsed >= PATIENCE_MS && pace < SLOW ? [{ response, pace }] : [];
    });
    const [slowest] = paces.sort((a, b) => a.pace - b.pace);
    if (!slowest) return false;
    this.reading.delete(slowest.response);
    slowest.response.destroy();
    return true;
  }
}
