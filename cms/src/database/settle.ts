import type { Core } from '@strapi/strapi';

/** The part of knex's connection pool that is used here. */
interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

const LOOK_MS = 20;
const LIMIT_MS = 5_000;

/**
 * Waits until nobody uses the database or waits for it. Strapi and its plugins start queries that nobody awaits; one that still
 * waits for a connection when the pool is closed is aborted, and its rejection ends the process with an error.
 */
export async function settleDatabase({ db }: Pick<Core.Strapi, 'db'>): Promise<void> {
  const { pool } = db.connection.client as { pool?: Pool };
  const busy = () => pool !== undefined && pool.numUsed() + pool.numPendingAcquires() > 0;
  const begun = Date.now();
  // A query that ends may start the next one: quiet is two quiet looks in a row.
  for (let quiet = 0; quiet < 2 && Date.now() - begun < LIMIT_MS; quiet = busy() ? 0 : quiet + 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
