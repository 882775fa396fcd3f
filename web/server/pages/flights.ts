/** Work under way by key: whoever wants the same joins it. */
export interface Flights<Result> {
  /** What is under way; else begins it, unless the last one of this key failed less than a pause ago. */
  join(key: string, begin: Work<Result>): Flight<Result> | null;
}

/** Says when it will take long, so that nobody waits for it. */
export type Work<Result> = (onLate: () => void) => Promise<Result | null>;

export interface Flight<Result> {
  /** Null where it failed. Never rejects. */
  result: Promise<Result | null>;
  /** Comes if it takes long. */
  late: Promise<null>;
}

export interface FlightOptions {
  pauseMs: number;
  now: () => number;
  onError: (error: unknown) => void;
}

/** At most one work a key at a time, and after a failure none for a pause: however many ask, one does. */
export function createFlights<Result>({ pauseMs, now, onError }: FlightOptions): Flights<Result> {
  const flying = new Map<string, Flight<Result>>();
  /** In the order in which they happened. */
  const failed = new Map<string, number>();

  function forgetOld(): void {
    for (const [key, at] of failed) {
      if (now() - at < pauseMs) return;
      failed.delete(key);
    }
  }

  async function fly(key: string, begin: Work<Result>, onLate: () => void): Promise<Result | null> {
    const result = await begin(onLate).catch((error: unknown) => {
      onError(error);
      return null;
    });
    flying.delete(key);
    if (result === null) {
      failed.delete(key);
      failed.set(key, now());
    }
    return result;
  }

  return {
    join(key, begin) {
      const known = flying.get(key);
      if (known) return known;
      forgetOld();
      if (failed.has(key)) return null;
      const late = Promise.withResolvers<null>();
      const flight = { result: fly(key, begin, () => late.resolve(null)), late: late.promise };
      flying.set(key, flight);
      return flight;
    },
  };
}
