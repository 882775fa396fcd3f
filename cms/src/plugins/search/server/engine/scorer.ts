import type { Alternative, Plan } from './alternative';
import { GrowingArray } from './growing-array';

/** A word that stands in several places says a little more than one that stands in one. */
const AGAIN = 0.1;

export interface Scored {
  rows: Uint32Array;
  /** By row. Good until the next question. */
  scores: Float32Array;
  relaxed: boolean;
}

/** How much of what was asked a row must have. */
const ENOUGH = 0.3;

const bitsOf = (bits: number): number[] => Array.from({ length: 32 }, (_, index) => index).filter((index) => bits & (1 << index));

/** How much it says that a word occurs: nothing where it is everywhere (BM25's inverse document frequency), nor where it is nowhere. */
const inverseFrequency = (found: number, all: number): number => found === 0 ? 0 : Math.log(1 + (all - Math.min(found, all) + 0.5) / (Math.min(found, all) + 0.5));

/** Adds up what rows are worth. Its tables are as long as the index, and used again for every question. */
export class Scorer {
  private scores = new Float32Array(0);
  private masks = new Uint32Array(0);
  private touched = new GrowingArray();

  /**
   * The rows that answer a plan. `scope`: 1 for each row that may be found at all. `chosen`: 1 for each that the reader wants to see; whether
   * anything has all words is a question to these.
   */
  score(plan: Plan, scope: Uint8Array, chosen: Uint8Array, alive: number): Scored {
    this.begin(scope.length);
    const gains = this.frequencies(plan, scope).map((found) => inverseFrequency(found, alive));
    for (const alternative of plan.alternatives) this.add(alternative, gains, scope);
    for (const rows of plan.excluded) for (const row of rows) this.masks[row] = 0;
    return this.collect(plan, gains, chosen);
  }

  private begin(rows: number): void {
    if (this.scores.length < rows) {
      const length = Math.ceil(rows * 1.25);
      this.scores = new Float32Array(length);
      this.masks = new Uint32Array(length);
    } else {
      for (const row of this.touched.view) {
        this.scores[row] = 0;
        this.masks[row] = 0;
      }
    }
    this.touched.length = 0;
  }

  /**
   * How many rows have each word itself, in whatever place and language; where none has, how many have what stands for it. A row that has it
   * twice counts twice: it is only a weight.
   */
  private frequencies({ words, alternatives }: Plan, scope: Uint8Array): number[] {
    const itself = new Array<number>(words).fill(0);
    const instead = new Array<number>(words).fill(0);
    for (const { rows, bits, reason } of alternatives) {
      let living = 0;
      for (const row of rows) living += scope[row] ?? 0;
      const found = reason ? instead : itself;
      for (const bit of bitsOf(bits)) found[bit] = (found[bit] ?? 0) + living;
    }
    return itself.map((count, bit) => count || (instead[bit] ?? 0));
  }

  private add({ rows, weight, bits }: Alternative, gains: readonly number[], scope: Uint8Array): void {
    const { scores, masks, touched } = this;
    const worth = (some: number) => weight * bitsOf(some).reduce((sum, bit) => sum + (gains[bit] ?? 0), 0);
    const whole = worth(bits);
    for (const row of rows) {
      if (!scope[row]) continue;
      const mask = masks[row] ?? 0;
      if (mask === 0) touched.push(row);
      const fresh = bits & ~mask;
      scores[row] = (scores[row] ?? 0) + (fresh === 0 ? whole * AGAIN : fresh === bits ? whole : worth(fresh));
      masks[row] = mask | bits;
    }
  }

  /** Rows that have enough of what was asked: words that say much count for more. Where nothing has enough, those that have most. */
  private collect({ required, words }: Plan, gains: readonly number[], chosen: Uint8Array): Scored {
    const { touched, masks, scores } = this;
    const shares = new Map<number, number>();
    const optional = bitsOf(~required).filter((bit) => bit < words);
    const all = optional.reduce((sum, bit) => sum + (gains[bit] ?? 0), 0);
    const shareOf = (mask: number): number => {
      const known = shares.get(mask);
      if (known !== undefined) return known;
      const share = (mask & required) !== required ? -1 : all === 0 ? 1 : optional.reduce((sum, bit) => (mask & (1 << bit) ? sum + (gains[bit] ?? 0) : sum), 0) / all;
      shares.set(mask, share);
      return share;
    };
    const most = touched.view.reduce((best, row) => (masks[row] && chosen[row] ? Math.max(best, shareOf(masks[row] ?? 0)) : best), -1);
    const least = Math.max(0, Math.min(ENOUGH, most));
    const rows = touched.view.filter((row) => masks[row] !== 0 && shareOf(masks[row] ?? 0) >= least);
    return { rows, scores, relaxed: rows.length > 0 && most >= 0 && (most < 0.999 || gains.some((gain) => gain === 0)) };
  }
}
