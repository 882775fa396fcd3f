import type { Core } from '@strapi/strapi';
import { currentConnection } from '../documents/connection';

/** Rows of an index that SQLite looks at: enough to tell which index leads to fewer, and a matter of milliseconds whatever their number. */
const LOOKED_AT = 1_000;
/** Carry out, and look at every table. */
const WHOLE = 0x10002;

/**
 * Lets SQLite see how the content is distributed, where it does not know or much has changed since. Without that it guesses: a list of 100,000
 * works by their titles then took another index, and 155 ms instead of 1. PostgreSQL does so by itself.
 */
export async function refreshStatistics(strapi: Core.Strapi): Promise<void> {
  if (strapi.db.dialect.client !== 'sqlite') return;
  const db = currentConnection(strapi);
  try {
    await db.raw(`pragma analysis_limit = ${LOOKED_AT}`);
    await db.raw(`pragma optimize = ${WHOLE}`);
    // The pages that were looked at are not those that will be asked for.
    await db.raw('pragma shrink_memory');
  } catch (error) {
    // Another process may be writing for long, or the disk be full: nothing depends on it, and the next start tries again.
    strapi.log.warn(`The database was not asked how its content is distributed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
