/** Questions that wait at a time. One takes some milliseconds, seldom some hundred: who comes later would be answered when they have left. */
const MOST = 64;

/** Those who wait for the engine, which answers one after the other. Anybody may ask, and as often as they like: not without end. */
export class Crowd {
  private waiting = 0;

  constructor(private readonly most = MOST) {}

  /** What is answered, or undefined where too many wait already. */
  async ask<Result>(question: () => Promise<Result>): Promise<Result | undefined> {
    if (this.waiting >= this.most) return undefined;
    this.waiting += 1;
    try {
      return await question();
    } finally {
      this.waiting -= 1;
    }
  }
}
