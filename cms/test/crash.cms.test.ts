import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnCms } from '../scripts/crash/process.mts';
import { runCrashes } from '../scripts/crash/run.mts';
import { requestsThroughStop } from '../scripts/crash/stop.mts';
import { database } from './harness/cms';
import { createDatabase } from './harness/database';

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

  const harms: [string, (file: string) => void][] = [
    ['lost', (file) => rmSync(file)],
    ['cut', (file) => truncateSync(file, Math.floor(statSync(file).size / 3))],
    ['replaced by something else', (file) => writeFileSync(file, 'something else')],
    ['of another database', (file) => void new Database(file).exec(`update state set signature = 'other', number = 1`).close()],
    ['ahead of its database', (file) => void new Database(file).exec('update state set number = 1000000; delete from document').close()],
  ];

  it('whose search index is lost, cut, replaced, or of another time or database makes it anew unattended', async () => {
    let cms = await spawnCms({ dataDir, databaseUrl: own?.url ?? '' });
    for (const [name, harm] of harms) {
      await cms.stop('SIGKILL');
      harm(join(dataDir, 'search/index-0.db'));
      for (const end of ['-wal', '-shm']) rmSync(join(dataDir, `search/index-0.db${end}`), { force: true });
      cms = await spawnCms({ dataDir, databaseUrl: own?.url ?? '' });
      expect([name, await cms.verify()]).toEqual([name, { differences: [], search: [] }]);
      const answer = (await (await fetch(`${cms.url}/api/search?q=writer&type=project`)).json()) as { meta: { search: { complete: boolean }; pagination: { total: number } } };
      const list = (await (await fetch(`${cms.url}/api/projects`)).json()) as { meta: { pagination: { total: number } } };
      expect([name, answer.meta.search.complete, answer.meta.pagination.total]).toEqual([name, true, list.meta.pagination.total]);
    }
    await cms.stop('SIGKILL');
  }, 240_000);

  it('that is asked to stop under load finishes every request it has taken, and ends with 0', async () => {
    const cms = await spawnCms({ dataDir, databaseUrl: own?.url ?? '' });
    const { answered, cut, ended, printed } = await requestsThroughStop(cms, { connections: 20, after: 200 });
    expect(cut).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(200);
    expect(ended, printed).toBe(0);
  }, 120_000);
});
