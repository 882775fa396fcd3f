import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export interface OwnDatabase {
  url: string;
  name: string;
  drop(): Promise<void>;
}

/** Makes a database on the server of the tests: an empty one, or a copy of `template`, to which nobody may be connected. */
export async function createDatabase(template = 'template1'): Promise<OwnDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: run the tests through vitest, whose setup finds a PostgreSQL server.');
  const name = `test_${createHash('sha1').update(randomBytes(16)).digest('hex').slice(0, 16)}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => run(`drop database if exists ${name} with (force)`) };
}
