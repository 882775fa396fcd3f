/** The moment a page is of, and until when what was decided by it holds. Pages are kept: one that reads another clock goes stale unseen. */
export interface PageClock {
  /** The moment, for what may change at any time: the page holds until the minute is over. */
  now(): Date;
  /** Decides something by the moment. `until` is when it could turn out differently; null: never. */
  decide<Value>(choose: (now: Date) => { value: Value; until: Date | null }): Value;
  /** When the first of all decisions could turn out differently, in milliseconds since 1970; Infinity: never. */
  holdsUntil(): number;
}

const MINUTE_MS = 60_000;

export function createPageClock(moment: Date): PageClock {
  let until = Number.POSITIVE_INFINITY;
  const hold = (limit: number) => {
    until = Math.min(until, limit);
  };
  return {
    now() {
      hold((Math.floor(moment.getTime() / MINUTE_MS) + 1) * MINUTE_MS);
      return moment;
    },
    decide(choose) {
      const { value, until: limit } = choose(moment);
      if (limit) hold(limit.getTime());
      return value;
    },
    holdsUntil: () => until,
  };
}
