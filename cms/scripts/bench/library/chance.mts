/** Numbers from 0 to 1 that look like chance and are the same in every run: mulberry32, public domain. */
export function chance(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** How things of a kind are spread where few are frequent and most are rare: the nth is drawn in proportion to 1/n. */
export class Zipf {
  private readonly cumulated: Float64Array;

  constructor(size: number) {
    this.cumulated = new Float64Array(size);
    let sum = 0;
    for (let rank = 0; rank < size; rank += 1) this.cumulated[rank] = sum += 1 / (rank + 1);
  }

  /** A number below the size, the lower the likelier. */
  draw(random: () => number): number {
    const { cumulated } = this;
    const wanted = random() * (cumulated.at(-1) ?? 0);
    let [low, high] = [0, cumulated.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulated[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
