export type SqlRow = Record<string, unknown>;

/**
 * Writes many rows into tables that nobody else writes to: without their indexes, which are made again at the end, and without waiting for
 * the disk. What was not closed in order is worth nothing.
 */
export interface TableWriter {
  /** The number behind the last row of a table. */
  nextId(table: string): Promise<number>;
  /** Those that a table's own constraints made stay. */
  dropIndexes(tables: readonly string[]): Promise<void>;
  /** Makes again what was dropped, and lets the database see how all is distributed. */
  makeIndexes(): Promise<void>;
  /** Adds rows of equal columns to the transaction. */
  insert(table: string, rows: readonly SqlRow[]): void;
  transaction(work: () => void): Promise<void>;
  close(): Promise<void>;
}
