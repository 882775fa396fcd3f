import { LRUCache } from 'lru-cache';
import type { Answer } from './answer';

/** An answer with what decides how long it is good. */
export interface Cached {
  answer: Answer;
  /** The change number it was read at. */
  number: number;
  /** When time alone changes it, in milliseconds since 1970; Infinity: never. */
  endsAt: number;
  /** The types it was read from. */
  types: readonly string[];
  /** Compressed bodies, made when first asked for. */
  encoded: Map<string, Promise<Buffer>>;
}

/** Rough cost of an entry besides its body: keys, headers, bookkeeping. */
const OVERHEAD = 1_024;

export interface AnswerCacheOptions {
  maxBytes: number;
  /** The number of the last change to any of some types. */
  lastNumber(types: readonly string[]): number;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Finished answers, bounded by bytes. An answer is good exactly as long as none of the types it was read from has changed since
 * and no consent in it has ended, so nothing is dropped too early or served too late. Requests for the same answer share one reading.
 */
export class AnswerCache {
  private readonly answers: LRUCache<string, Cached>;
  private readonly flights = new Map<string, Promise<Cached>>();

  constructor(private readonly options: AnswerCacheOptions) {
    this.answers = new LRUCache({
      maxSize: options.maxBytes,
      // A compressed body is smaller than the plain one: room is kept for both encodings.
      sizeCalculation: ({ answer }) => 2 * answer.body.length + OVERHEAD,
    });
  }

  private isGood({ types, number, endsAt }: Cached): boolean {
    return this.options.lastNumber(types) <= number && this.options.now() < endsAt;
  }

  /** The answer of a key that is kept and still good. */
  kept(key: string): Cached | undefined {
    const cached = this.answers.get(key);
    return cached && this.isGood(cached) ? cached : undefined;
  }

  /** The answer of a key: a good one that is kept, one that is being read, or a new one. */
  async get(key: string, read: () => Promise<Cached>): Promise<Cached> {
    const kept = this.kept(key);
    if (kept) return kept;
    const flight = this.flights.get(key);
    if (!flight) return this.fly(key, read);
    const cached = await flight;
    // A reading that began before this request and was overtaken by a change is too old for it, though not for who began it.
    return this.isGood(cached) ? cached : this.get(key, read);
  }

  private fly(key: string, read: () => Promise<Cached>): Promise<Cached> {
    const flight = read()
      .then((cached) => {
        // Nothing would tell when one that was read from no type is over.
        if (cached.answer.status === 200 && cached.types.length > 0) this.answers.set(key, cached);
        return cached;
      })
      .finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  clear(): void {
    this.answers.clear();
  }
}
