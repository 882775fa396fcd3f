import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import type { SqlConnection } from './sql';

/** The part of better-sqlite3 that is used here. */
interface Statement {
  all(...bindings: unknown[]): unknown[];
}
interface Database {
  prepare(sql: string): Statement;
  close(): void;
}
type Driver = new (filename: string, options: { readonly: boolean; timeout: number }) => Database;

export interface ReadConnection extends SqlConnection {
  close(): void;
}

/** Statements of one shape are prepared once. Their text is ours; only values come from outside, so there are few. */
const STATEMENTS = 500;

/**
 * A connection of readers' own. Strapi's pool on SQLite holds one connection, so that a reader would wait for every write to commit;
 * in WAL mode a second connection never waits, and sees what is committed. On PostgreSQL the pool serves readers as well.
 */
export function openReadConnection(strapi: Core.Strapi): ReadConnection {
  const knex = strapi.db.connection;
  if (strapi.db.dialect.client !== 'sqlite') return { raw: (sql, bindings = []) => strapi.db.connection.raw(sql, bindings as never), close: () => {} };
  const { driver: Driver, connectionSettings } = knex.client as { driver: Driver; connectionSettings: { filename: string } };
  const database = new Driver(connectionSettings.filename, { readonly: true, timeout: 5_000 });
  const statements = new LRUCache<string, Statement>({ max: STATEMENTS, memoMethod: (sql) => database.prepare(sql) });
  return {
    raw: async (sql, bindings = []) => statements.memo(sql).all(...bindings),
    close: () => database.close(),
  };
}
