import type { Core } from '@strapi/strapi';

/** Raw SQL, in the ambient transaction where there is one. */
export interface SqlConnection {
  raw(sql: string, bindings?: readonly unknown[]): Promise<unknown>;
  /**
   * Carries out a statement once for each row of values; in no transaction of its own. Only on SQLite, which takes longer to read a long statement
   * than to carry out a short one many times.
   */
  runEach?(sql: string, rows: readonly (readonly unknown[])[]): Promise<void>;
}

/** The part of knex that is used here. */
interface Knex {
  raw(sql: string, bindings: readonly unknown[]): Promise<unknown>;
  client: { acquireConnection(): Promise<SqliteDatabase>; releaseConnection(connection: SqliteDatabase): Promise<void> };
}

interface SqliteDatabase {
  prepare(sql: string): { run(values: readonly unknown[]): unknown };
}

/** A value as knex binds it. */
const toBound = (value: unknown): unknown => (value instanceof Date ? value.valueOf() : typeof value === 'boolean' ? Number(value) : value);

async function runEach({ client }: Knex, sql: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  const connection = await client.acquireConnection();
  try {
    const statement = connection.prepare(sql);
    for (const row of rows) statement.run(row.map(toBound));
  } finally {
    await client.releaseConnection(connection);
  }
}

/**
 * Strapi's own queries join the ambient transaction by themselves; raw SQL does not, and on SQLite, whose pool holds one
 * connection, it would wait for that very transaction until it times out. Every raw statement of ours goes through here.
 */
export function currentConnection({ db }: Core.Strapi): SqlConnection {
  const within = async <Result>(use: (knex: Knex) => Promise<Result>): Promise<Result> =>
    db.inTransaction() ? db.transaction(({ trx }) => use(trx as unknown as Knex)) : use(db.connection as unknown as Knex);
  return {
    raw: (sql, bindings = []) => within((knex) => knex.raw(sql, bindings)),
    ...(db.dialect.client === 'sqlite' ? { runEach: (sql, rows) => within((knex) => runEach(knex, sql, rows)) } : {}),
  };
}
