import { setTimeout as delay } from 'node:timers/promises';
import { afterPatience } from './patience';

/** What the site knows of the CMS at this moment. */
export interface CmsWatch {
  /** Whether its last look was answered. */
  readonly up: boolean;
  /** When anything last changed, or may have changed unseen. Like all moments here: milliseconds of `performance.now()`. */
  readonly movedAt: number;
  /** The same of the change before that. */
  readonly movedBefore: number;
  /** When the last outage ended. */
  readonly upSince: number;
  /** Ends when the CMS goes down: what waits for an answer then need not wait. */
  readonly outage: AbortSignal;
  look(): Promise<void>;
  start(): void;
  stop(): void;
}

export interface CmsWatchOptions {
  /** Asks for the number of the last change. Throws where the CMS does not answer, or answers nonsense. */
  readNumber: (signal: AbortSignal) => Promise<number>;
  /** How long after a look the next one begins. */
  intervalMs: number;
  /** A CMS that takes longer than this to say its number is down. */
  limitMs: number;
  now: () => number;
  /** Is told when anything has changed, or may have changed unseen. */
  onMove?: () => void;
}

/** One refused connection may be a restart of a proxy: it is tried again at once. A CMS that is slow is not asked twice. */
async function readPatiently({ readNumber, limitMs }: CmsWatchOptions): Promise<number> {
  const patience = new AbortController();
  const callOff = afterPatience(limitMs, () => patience.abort());
  try {
    return await readNumber(patience.signal).catch((error: unknown) => (patience.signal.aborted ? Promise.reject(error as Error) : readNumber(patience.signal)));
  } finally {
    callOff();
  }
}

/** Looks at the change number of the CMS again and again. After an outage everything may have changed, whatever the number says. */
export function createCmsWatch(options: CmsWatchOptions): CmsWatch {
  const stopped = new AbortController();
  let number: number | null = null;
  let movedAt = options.now();
  let movedBefore = movedAt;
  let upSince = movedAt;
  let outage = new AbortController();

  const seen = (current: number) => {
    if (current === number) return;
    movedBefore = movedAt;
    movedAt = options.now();
    if (number === null) {
      outage = new AbortController();
      upSince = movedAt;
    }
    number = current;
    options.onMove?.();
  };

  const lost = () => {
    number = null;
    outage.abort();
  };

  const watch: CmsWatch = {
    get up() {
      return number !== null;
    },
    get movedAt() {
      return movedAt;
    },
    get movedBefore() {
      return movedBefore;
    },
    get upSince() {
      return upSince;
    },
    get outage() {
      return outage.signal;
    },
    look: () => readPatiently(options).then(seen, lost),
    start() {
      void (async () => {
        while (!stopped.signal.aborted) {
          await delay(options.intervalMs, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
          await watch.look();
        }
      })();
    },
    stop: () => stopped.abort(),
  };
  return watch;
}
