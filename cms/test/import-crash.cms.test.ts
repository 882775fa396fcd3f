import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashImport } from '../scripts/crash/import.mts';
import { database } from './harness/cms';
import { createDatabase } from './harness/database';

describe('an import', () => {
  let dataDir: string;
  let own: { url: string; drop(): Promise<void> } | undefined;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'import-crash-'));
    own = database === 'postgres' ? await createDatabase() : undefined;
  });
  afterAll(async () => {
    await own?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('that is killed again and again brings in every work once, and leaves both sides equal', async () => {
    const works = 600;
    const { killedAt, finished } = await crashImport({ dataDir, databaseUrl: own?.url ?? '', works, batch: 15, kills: 4, seed: 26 });
    expect(killedAt.length).toBeGreaterThanOrEqual(3);
    expect(finished).toEqual({ state: 'done', created: works, items: works, wrong: [], others: 0, differences: 0 });
  }, 300_000);
});
