/** What the CMS of the bench answers its parent. Times are in milliseconds, in the order of what was asked. */
export interface Answers {
  /** The number the index holds everything up to, and that of the last change. */
  numbers: { index: number; last: number };
  /** Waits until the engine has done what it does when nothing changes. */
  settle: true;
  /** The engine alone, by way of its thread. */
  engine: number[];
  /** Strapi's `_q`, then `$containsi` in title and abstract, each with its count, as its own controller asks. */
  strapi: { q: number; containsi: number }[];
  /** From the end of a publish until the search finds it. What was published is deleted again. */
  publish: number[];
  /** The admin's list of works, by what is asked of it. */
  adminList: { what: string; ms: number }[];
  /** How long it takes to compare every document with its record, and how many differ. */
  verify: { ms: number; differences: number };
}

export interface Asked {
  id: number;
  name: keyof Answers;
  parameters: unknown;
}

export type Told = { port: number } | { id: number; result?: unknown; error?: string };
