import { findPostgres } from './postgres';

/** Gives every test file of the postgres project a server to create its database on. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await findPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  return server.stop;
}
