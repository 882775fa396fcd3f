import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { readEnvironment } from '../../../../environment';
import { ReplicaConnection, type ReplicaOptions } from './replica-connection';
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
  /** What is committed before the call is seen by every statement after it. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

/** Statements of one shape are prepared once. Their text is ours; only values come from outside, so there are few. */
const STATEMENTS = 500;

/** Strapi's own pool; on PostgreSQL readers wait for nobody there. A standby of it, if there is one, takes them off it. */
function openOnPostgres(strapi: Core.Strapi): ReadConnection {
  const primary: SqlConnection = { raw: (sql, bindings = []) => strapi.db.connection.raw(sql, bindings as never) };
  const { databaseUrl, databaseReadUrl } = readEnvironment();
  if (!databaseUrl || !databaseReadUrl) return { ...primary, catchUp: async () => {}, close: async () => {} };
  const { driver } = strapi.db.connection.client as Pick<ReplicaOptions, 'driver'>;
  return new ReplicaConnection({ driver, primary, primaryUrl: databaseUrl, replicaUrl: databaseReadUrl, log: strapi.log });
}

/**
 * A connection of readers' own. Strapi's pool on SQLite holds one connection, so that a reader would wait for every write to commit;
 * in WAL mode a second connection never waits, and sees what is committed.
 */
export function openReadConnection(strapi: Core.Strapi): ReadConnection {
  if (strapi.db.dialect.client !== 'sqlite') return openOnPostgres(strapi);
  const { driver: Driver, connectionSettings } = strapi.db.connection.client as { driver: Driver; connectionSettings: { filename: string } };
  const database = new Driver(connectionSettings.filename, { readonly: true, timeout: 5_000 });
  const statements = new LRUCache<string, Statement>({ max: STATEMENTS, memoMethod: (sql) => database.prepare(sql) });
  return {
    raw: async (sql, bindings = []) => statements.memo(sql).all(...bindings),
    catchUp: async () => {},
    close: async () => void database.close(),
  };
}
