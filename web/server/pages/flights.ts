/** Work under way by key: whoever wants the same joins it. */
export interface Flights<Result> {
  /** What is under way; else begins it, unless the last one of this key failed less than a pause ago. */
  join(key: string, begin: () => Promise<Result | null>): Flight<Result> | null;
}

export interface Flight<Result> {
  /** In milliseconds of `performance.now()`. */
  begunAt: number;
  /** Null where it failed. Never rejects. */
  result: Promise<Result | null>;
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

  async function fly(key: string, begin: () => Promise<Result | null>): Promise<Result | null> {
    const result = await begin().catch((error: unknown) => {
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
      const flight = { begunAt: now(), result: fly(key, begin) };
      flying.set(key, flight);
      return flight;
    },
  };
}
