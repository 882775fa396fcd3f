/** The moment a page is of, and until when what was decided by it holds. Pages are kept: one that reads another clock goes stale unseen. */
export interface PageClock {
  /** The moment, for what may change at any time: the page holds until the minute is over. */
  now(): Date;
  /** The moment, for what goes by days: the page holds until the day is over in UTC. */
  today(): Date;
  /** Decides something by the moment. `until` is when it could turn out differently; null: never. */
  decide<Value>(choose: (now: Date) => { value: Value; until: Date | null }): Value;
  /** From this moment on nothing may be shown of something that was read. */
  end(moment: Date): void;
  /** When the first of all decisions could turn out differently, in milliseconds since 1970; Infinity: never. Never later than `endsAt`. */
  holdsUntil(): number;
  /** When the first of what was read ends, in milliseconds since 1970; Infinity: never. */
  endsAt(): number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function createPageClock(moment: Date): PageClock {
  let until = Number.POSITIVE_INFINITY;
  let ends = Number.POSITIVE_INFINITY;
  const hold = (limit: number) => {
    until = Math.min(until, limit);
  };
  const within = (ms: number): Date => {
    hold((Math.floor(moment.getTime() / ms) + 1) * ms);
    return moment;
  };
  return {
    now: () => within(MINUTE_MS),
    today: () => within(DAY_MS),
    decide(choose) {
      const { value, until: limit } = choose(moment);
      if (limit) hold(limit.getTime());
      return value;
    },
    end(moment) {
      ends = Math.min(ends, moment.getTime());
    },
    holdsUntil: () => Math.min(until, ends),
    endsAt: () => ends,
  };
}
