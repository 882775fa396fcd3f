/** What a file may hold. Beyond these it is refused whole, before anything is planned: a file that large is better cut into several. */
export const LIMITS = {
  /** Of the file. */
  bytes: 64 * 1024 * 1024,
  works: 100_000,
  /** Of one cell, field or value. */
  characters: 100_000,
  /** Of one list. */
  values: 1_000,
  /** Of a table. */
  columns: 1_000,
  /** Of lists and objects in each other. */
  depth: 6,
  /** That are told of one row, and of the file as a whole. */
  problems: 100,
} as const;
