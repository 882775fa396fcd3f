import type { SqlConnection } from '../../../../documents/connection';

export type { SqlConnection };

export type Dialect = 'sqlite' | 'postgres';

/** Rows of a statement. better-sqlite3 answers an array, pg an object with `rows`. */
export async function select<Row>(db: SqlConnection, sql: string, bindings: readonly unknown[] = []): Promise<Row[]> {
  const result = await db.raw(sql, bindings);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[];
}

export async function run(db: SqlConnection, sql: string, bindings: readonly unknown[] = []): Promise<void> {
  await db.raw(sql, bindings);
}

/** `?, ?, ?` for a list of values. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Inserts rows of equal columns, in portions that stay below the databases' limit of bound values. */
export async function insert(db: SqlConnection, table: string, rows: readonly Record<string, unknown>[], onConflict = ''): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const portion = Math.max(1, Math.floor(20_000 / Math.max(1, columns.length)));
  for (let start = 0; start < rows.length; start += portion) {
    const slice = rows.slice(start, start + portion);
    const values = slice.map(() => `(${marks(columns)})`).join(', ');
    await run(db, `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values ${values} ${onConflict}`, slice.flatMap((row) => columns.map((column) => row[column])));
  }
}
