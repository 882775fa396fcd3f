import type { Core } from '@strapi/strapi';

/** Raw SQL, in the ambient transaction where there is one. */
export interface SqlConnection {
  raw(sql: string, bindings?: readonly unknown[]): Promise<unknown>;
}

/**
 * Strapi's own queries join the ambient transaction by themselves; raw SQL does not, and on SQLite, whose pool holds one
 * connection, it would wait for that very transaction until it times out. Every raw statement of ours goes through here.
 */
export function currentConnection(strapi: Core.Strapi): SqlConnection {
  return {
    raw: async (sql, bindings = []) =>
      strapi.db.inTransaction()
        ? strapi.db.transaction(async ({ trx }) => trx.raw(sql, bindings as never))
        : strapi.db.connection.raw(sql, bindings as never),
  };
}
