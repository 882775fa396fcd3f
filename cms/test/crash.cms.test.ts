import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnCms } from '../scripts/crash/process.mts';
import { runCrashes } from '../scripts/crash/run.mts';
import { requestsThroughStop } from '../scripts/crash/stop.mts';
import { createDatabase, database } from './harness/cms';

describe('a CMS process', () => {
  let dataDir: string;
  let own: { url: string; drop(): Promise<void> } | undefined;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
    own = database === 'postgres' ? await createDatabase() : undefined;
  });
  afterAll(async () => {
    await own?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('that is killed while it publishes loses nothing it has acknowledged, and leaves both sides equal', async () => {
    const { acknowledged, kills, problems } = await runCrashes({ dataDir, databaseUrl: own?.url ?? '', publishes: 25, between: 6, seed: 25 });
    expect(problems).toEqual([]);
    expect(acknowledged).toBeGreaterThanOrEqual(25);
    expect(kills).toBeGreaterThanOrEqual(3);
  }, 240_000);

  it('that is asked to stop under load finishes every request it has taken, and ends with 0', async () => {
    const cms = await spawnCms({ dataDir, databaseUrl: own?.url ?? '' });
    const { answered, cut, ended, printed } = await requestsThroughStop(cms, { connections: 20, after: 200 });
    expect(cut).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(200);
    expect(ended, printed).toBe(0);
  }, 120_000);
});
