/** Waits; ends early, by throwing, when the CMS stops. */
export type Sleep = (ms: number) => Promise<void>;

export interface HostTurnsOptions {
  /** Between the end of one request to a host and the beginning of the next, in milliseconds. */
  gapMs: number;
  sleep: Sleep;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Longer than the usual pause between two requests: such a host asked for it. */
export const LONGEST_PAUSE_MS = 150_000;

/** A host that asks to be left alone for longer than anybody waits in its turn. */
export class HostHeld extends Error {
  /** Until when, in milliseconds since 1970. */
  constructor(readonly until: number) {
    super('The host asks to be left alone.');
  }
}

interface Turn {
  last: Promise<unknown>;
  waiting: number;
  freeAt: number;
}

/** Hosts known before those that may be asked again are forgotten. */
const REMEMBERED = 2_000;

/** One request to a host at a time, with a pause after each. Hosts do not wait for each other. */
export class HostTurns {
  private readonly turns = new Map<string, Turn>();

  constructor(private readonly options: HostTurnsOptions) {}

  private turnOf(host: string): Turn {
    const known = this.turns.get(host);
    if (known) return known;
    if (this.turns.size >= REMEMBERED) this.forget();
    const turn = { last: Promise.resolve(), waiting: 0, freeAt: 0 };
    this.turns.set(host, turn);
    return turn;
  }

  private forget(): void {
    for (const [host, { waiting, freeAt }] of this.turns) if (waiting === 0 && freeAt <= this.options.now()) this.turns.delete(host);
  }

  /** Does some work when it is the host's turn; a longer pause than usual may be asked for, as robots.txt does. Throws HostHeld where the turn is far off. */
  async take<Result>(host: string, work: () => Promise<Result>, gapMs = 0): Promise<Result> {
    const turn = this.turnOf(host);
    const { now, sleep } = this.options;
    turn.waiting += 1;
    const result = turn.last.then(async () => {
      const pause = turn.freeAt - now();
      if (pause > LONGEST_PAUSE_MS) throw new HostHeld(turn.freeAt);
      if (pause > 0) await sleep(pause);
      try {
        return await work();
      } finally {
        turn.freeAt = Math.max(turn.freeAt, now() + Math.max(gapMs, this.options.gapMs));
      }
    });
    turn.last = result.catch(() => {}).finally(() => (turn.waiting -= 1));
    return result;
  }

  /** A host asked to be left alone until a moment. */
  hold(host: string, until: number): void {
    const turn = this.turnOf(host);
    turn.freeAt = Math.max(turn.freeAt, until);
  }

  /** In how many milliseconds a host may be asked again; 0 for one that may be now. */
  waitFor(host: string): number {
    return Math.max(0, (this.turns.get(host)?.freeAt ?? 0) - this.options.now());
  }
}
