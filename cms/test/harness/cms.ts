import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { inject } from 'vitest';
import { createDatabase } from './database';

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

/**
 * Boots the real CMS on a database of its own that holds no content. One per test file: Strapi is a global of the process. `first`: on an empty
 * one, for what the first start does.
 */
export async function startCms({ first = false } = {}): Promise<TestCms> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cms-'));
  const before = first ? undefined : inject('startedOnce');
  if (before) cpSync(before.dataDir, dataDir, { recursive: true });
  const own = database === 'postgres' ? await createDatabase(before?.database) : undefined;
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
