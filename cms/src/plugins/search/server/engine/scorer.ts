import type { Alternative, Plan } from './alternative';

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

/** Up to so many words, what a row has is looked up in a table of all there can be. */
const FEW_WORDS = 12;

/** Adds up what rows are worth. Its tables are as long as the index, and used again for every question. */
export class Scorer {
  private scores = new Float32Array(0);
  private masks = new Uint32Array(0);
  /** Rows that have anything, in the order in which it was found. */
  private touched = new Uint32Array(0);
  private count = 0;

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
    const { scores, masks, touched, count } = this;
    if (scores.length < rows) {
      const length = Math.ceil(rows * 1.25);
      this.scores = new Float32Array(length);
      this.masks = new Uint32Array(length);
      this.touched = new Uint32Array(length);
    } else {
      for (let index = 0; index < count; index += 1) {
        const row = touched[index] as number;
        scores[row] = 0;
        masks[row] = 0;
      }
    }
    this.count = 0;
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
      for (let index = 0; index < rows.length; index += 1) living += scope[rows[index] as number] as number;
      const found = reason ? instead : itself;
      for (const bit of bitsOf(bits)) found[bit] = (found[bit] ?? 0) + living;
    }
    return itself.map((count, bit) => count || (instead[bit] ?? 0));
  }

  private add({ rows, weight, bits }: Alternative, gains: readonly number[], scope: Uint8Array): void {
    const { scores, masks, touched } = this;
    const worths = new Map<number, number>();
    const worth = (some: number): number => {
      const known = worths.get(some) ?? weight * bitsOf(some).reduce((sum, bit) => sum + (gains[bit] ?? 0), 0);
      worths.set(some, known);
      return known;
    };
    const whole = worth(bits);
    const again = whole * AGAIN;
    let count = this.count;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      if (scope[row] !== 1) continue;
      const mask = masks[row] as number;
      if (mask === 0) {
        touched[count] = row;
        count += 1;
      }
      const fresh = bits & ~mask;
      (scores[row] as number) += fresh === 0 ? again : fresh === bits ? whole : worth(fresh);
      masks[row] = mask | bits;
    }
    this.count = count;
  }

  /** Rows that have enough of what was asked: words that say much count for more. Where nothing has enough, those that have most. */
  private collect({ required, words }: Plan, gains: readonly number[], chosen: Uint8Array): Scored {
    const { touched, masks, scores, count } = this;
    const shareOf = sharesOf(words, required, gains);
    let most = -1;
    for (let index = 0; index < count; index += 1) {
      const row = touched[index] as number;
      const mask = masks[row] as number;
      if (mask === 0 || chosen[row] !== 1) continue;
      const share = shareOf(mask);
      if (share > most) most = share;
    }
    const least = Math.max(0, Math.min(ENOUGH, most));
    const rows = new Uint32Array(count);
    let found = 0;
    for (let index = 0; index < count; index += 1) {
      const row = touched[index] as number;
      const mask = masks[row] as number;
      if (mask === 0 || shareOf(mask) < least) continue;
      rows[found] = row;
      found += 1;
    }
    return { rows: rows.subarray(0, found), scores, relaxed: found > 0 && most >= 0 && (most < 0.999 || gains.some((gain) => gain === 0)) };
  }
}

/** How much of what was asked a row has, from 0 to 1, by the words it has; -1 where it lacks one that must be there. */
function sharesOf(words: number, required: number, gains: readonly number[]): (mask: number) => number {
  const optional = bitsOf(~required).filter((bit) => bit < words);
  const all = optional.reduce((sum, bit) => sum + (gains[bit] ?? 0), 0);
  const shareOf = (mask: number): number =>
    (mask & required) !== required ? -1 : all === 0 ? 1 : optional.reduce((sum, bit) => (mask & (1 << bit) ? sum + (gains[bit] ?? 0) : sum), 0) / all;
  if (words <= FEW_WORDS) {
    const table = Float64Array.from({ length: 1 << words }, (_, mask) => shareOf(mask));
    return (mask) => table[mask] as number;
  }
  const known = new Map<number, number>();
  return (mask) => {
    const share = known.get(mask) ?? shareOf(mask);
    known.set(mask, share);
    return share;
  };
}
