/** Where a database is in the change sequence. */
export interface Position {
  number: number;
  /** When that change was made, as it was written. */
  changedAt: string;
}

/**
 * What a look at both databases says of the replica. `unproven` was never seen beside its primary; `foreign` is none of its: it is ahead,
 * or has another change under the same number.
 */
export type Verdict = 'unproven' | 'current' | 'late' | 'lost' | 'foreign';

/** A replica that lacks a change this long is late. With looks every 250 ms, no answer is older than a second. */
const LATE_MS = 400;

/**
 * Decides whether readers may ask the replica. Pure: it is told what was seen, and when. Two rules. A replica that stays behind would
 * keep showing what was taken down: it is late. And time never runs backwards: nothing older is shown than what was shown before.
 */
export class ReplicaGuard {
  verdict: Verdict = 'unproven';
  /** The last number that an answer of this process may have shown. */
  shown = -1;
  /** What the primary was seen to hold lately, oldest first. */
  private recent: { number: number; at: number }[] = [];
  /** What a replica that is not late holds by now. */
  private due = -1;
  /** Whether it was seen to be a replica of this primary. */
  private proven = false;

  get usable(): boolean {
    return this.verdict === 'current';
  }

  /** Notes what was found, at a time in milliseconds that only grows; null is a database that does not answer. The replica was looked at first. */
  look(replica: Position | null, primary: Position | null, at: number): Verdict {
    if (primary) this.recent.push({ number: primary.number, at });
    for (let oldest = this.recent[0]; oldest && at - oldest.at >= LATE_MS; oldest = this.recent[0]) {
      this.due = oldest.number;
      this.recent.shift();
    }
    this.verdict = this.judge(replica, primary);
    return this.verdict;
  }

  /** Notes that the replica has failed a reader. */
  lose(): void {
    if (this.verdict === 'current') this.verdict = 'lost';
  }

  show(number: number): void {
    this.shown = Math.max(this.shown, number);
  }

  private judge(replica: Position | null, primary: Position | null): Verdict {
    if (!replica) return 'lost';
    // Alone, it is the best there is; that it shows nothing older than before is seen to for each statement.
    if (!primary) return this.proven ? 'current' : 'unproven';
    this.proven = replica.number < primary.number || (replica.number === primary.number && replica.changedAt === primary.changedAt);
    if (!this.proven) return 'foreign';
    return replica.number < this.due ? 'late' : 'current';
  }
}
