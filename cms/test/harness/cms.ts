import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import pg from 'pg';

const appDir = resolve(import.meta.dirname, '../..');

/** Which database this run's CMS uses. Set by the vitest project, so that one test file runs on both. */
export const database = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'sqlite';

export interface TestCms {
  strapi: Core.Strapi;
  /** Origin of the running server, without a trailing slash. */
  url: string;
  dataDir: string;
  close(): Promise<void>;
}

export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: run the tests through vitest, whose setup finds a PostgreSQL server.');
  const name = `test_${createHash('sha1').update(randomBytes(16)).digest('hex').slice(0, 16)}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** Boots the real CMS on an empty database of its own. One per test file: Strapi is a global of the process. */
export async function startCms(): Promise<TestCms> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cms-'));
  const own = database === 'postgres' ? await createDatabase() : undefined;
  Object.assign(process.env, {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    DATA_DIR: dataDir,
    DATABASE_URL: own?.url ?? '',
    DATABASE_READ_URL: '',
  });
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof import('@strapi/strapi');
  const strapi = await createStrapi({ appDir, distDir: join(appDir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  strapi.log.level = process.env.TEST_LOG ?? 'error';
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', () => listening()));
  return {
    strapi,
    url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
    dataDir,
    async close() {
      // Strapi removes every listener of the process, the test runner's own channel among them.
      const { removeAllListeners } = process;
      process.removeAllListeners = () => process;
      await strapi.destroy().finally(() => Object.assign(process, { removeAllListeners }));
      await own?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
