import { LRUCache } from 'lru-cache';
import type { Answer } from './answer';

/** An answer with what decides how long it is good. */
export interface Cached {
  answer: Answer;
  /** The change number it was read at. */
  number: number;
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
}

/**
 * Finished answers, bounded by bytes. An answer is good exactly as long as none of the types it was read from has changed since,
 * so nothing is dropped too early or served too late. Requests for the same answer share one reading.
 */
export class AnswerCache {
  private readonly answers: LRUCache<string, Cached>;
  /** From the request line as it came to the canonical key, so that a hot answer needs no parsing. */
  private readonly keys = new LRUCache<string, string>({ max: 20_000 });
  private readonly flights = new Map<string, Promise<Cached>>();

  constructor(private readonly options: AnswerCacheOptions) {
    this.answers = new LRUCache({
      maxSize: options.maxBytes,
      // A compressed body is smaller than the plain one: room is kept for both encodings.
      sizeCalculation: ({ answer }) => 2 * answer.body.length + OVERHEAD,
    });
  }

  private isGood({ types, number }: Cached): boolean {
    return this.options.lastNumber(types) <= number;
  }

  /** The answer to a request line that was answered before, if it is still good. */
  hot(requestLine: string): Cached | undefined {
    const key = this.keys.get(requestLine);
    const cached = key === undefined ? undefined : this.answers.get(key);
    return cached && this.isGood(cached) ? cached : undefined;
  }

  /** The answer of a canonical key: a good one that is kept, one that is being read, or a new one. */
  async get(requestLine: string, key: string, read: () => Promise<Cached>): Promise<Cached> {
    this.keys.set(requestLine, key);
    const kept = this.answers.get(key);
    if (kept && this.isGood(kept)) return kept;
    const flight = this.flights.get(key);
    if (!flight) return this.fly(key, read);
    const cached = await flight;
    // A reading that began before this request and was overtaken by a change is too old for it, though not for who began it.
    return this.isGood(cached) ? cached : this.get(requestLine, key, read);
  }

  private fly(key: string, read: () => Promise<Cached>): Promise<Cached> {
    const flight = read()
      .then((cached) => {
        if (cached.answer.status === 200) this.answers.set(key, cached);
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
