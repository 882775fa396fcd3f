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

/** Inserts rows of equal columns; where they go in one statement, in portions that stay below the database's limit of bound values. */
export async function insert(db: SqlConnection, table: string, rows: readonly Record<string, unknown>[], onConflict = ''): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {});
  const into = `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values`;
  const values = `(${marks(columns)})`;
  const valuesOf = (row: Record<string, unknown>) => columns.map((column) => row[column]);
  if (db.runEach) return db.runEach(`${into} ${values} ${onConflict}`, rows.map(valuesOf));
  const portion = Math.max(1, Math.floor(20_000 / columns.length));
  for (let start = 0; start < rows.length; start += portion) {
    const slice = rows.slice(start, start + portion);
    await run(db, `${into} ${slice.map(() => values).join(', ')} ${onConflict}`, slice.flatMap(valuesOf));
  }
}
