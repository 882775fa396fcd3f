import type { Core } from '@strapi/strapi';
import { currentConnection, type SqlConnection } from '../documents/connection';

/** Rows of an index that SQLite looks at: enough to tell which index leads to fewer, and a matter of milliseconds whatever their number. */
const LOOKED_AT = 1_000;
/** Carry out, and look at every table. */
const WHOLE = 0x10002;

async function onSqlite(db: SqlConnection): Promise<void> {
  await db.raw(`pragma analysis_limit = ${LOOKED_AT}`);
  await db.raw(`pragma optimize = ${WHOLE}`);
  // The pages that were looked at are not those that will be asked for.
  await db.raw('pragma shrink_memory');
}

/** Tables that autovacuum would look at when it comes next, and those with an index on expressions of which nothing is known yet. */
const STALE = `select format('%I.%I', s.schemaname, s.relname) as name from pg_stat_user_tables s
  where s.n_mod_since_analyze > 50 + 0.1 * s.n_live_tup or s.n_live_tup > 50 and exists (
    select 1 from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = s.relid and i.indexprs is not null and not exists (select 1 from pg_stats k where k.schemaname = s.schemaname and k.tablename = c.relname))`;

async function onPostgres(db: SqlConnection): Promise<void> {
  const { rows } = (await db.raw(STALE)) as { rows: { name: string }[] };
  for (const { name } of rows) await db.raw(`analyze ${name}`);
}

/**
 * Lets the database see how the content is distributed, where it does not know or much has changed since. Without that it guesses: SQLite took another
 * index for a list of 100,000 works by their titles, and 155 ms instead of 1; PostgreSQL 240 ms instead of 1 for the sitemap, until its autovacuum came.
 */
export async function refreshStatistics(strapi: Core.Strapi): Promise<void> {
  try {
    await (strapi.db.dialect.client === 'sqlite' ? onSqlite : onPostgres)(currentConnection(strapi));
  } catch (error) {
    // Another process may be writing for long, or the disk be full: nothing depends on it, and the next start tries again.
    strapi.log.warn(`The database was not asked how its content is distributed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
