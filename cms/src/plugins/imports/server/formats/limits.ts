/** What a file may hold. Beyond these it is refused whole, before anything is planned: a file that large is better cut into several. */
export const LIMITS = {
  /** Of the file. */
  bytes: 64 * 1024 * 1024,
  works: 100_000,
  /** Of one cell, field or value. */
  characters: 100_000,
} as const;
