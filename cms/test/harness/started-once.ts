import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { createDatabase } from './database';

/** What a CMS leaves that was started once, on nothing, and stopped. */
export interface StartedOnce {
  dataDir: string;
  /** Its database, if that is one of PostgreSQL. */
  database?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    startedOnce: StartedOnce;
  }
}

/**
 * Starts a CMS once, for all test files to begin with a copy of what it left: to make a hundred tables takes a start most of its time.
 * What the first start itself does is tested in files that begin with nothing.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'started-once-'));
  const own = project.config.env.TEST_DATABASE === 'postgres' ? await createDatabase() : undefined;
  const tidy = async () => {
    await own?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const env = { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', DATA_DIR: dataDir, DATABASE_URL: own?.url ?? '', DATABASE_READ_URL: '' };
  try {
    await promisify(execFile)(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(import.meta.dirname, 'first-start.mts')], { env });
  } catch (error) {
    await tidy();
    throw error;
  }
  project.provide('startedOnce', { dataDir, database: own?.name });
  return tidy;
}
