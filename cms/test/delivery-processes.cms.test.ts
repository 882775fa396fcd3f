import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { spawnCms, type SpawnedCms } from '../scripts/crash/process.mts';
import { publish, publishAgain } from './delivery/content';
import { send } from './delivery/request';
import { database, startCms, type TestCms } from './harness/cms';

describe.runIf(database === 'postgres')('a second CMS process on the same database', () => {
  let cms: TestCms;
  let second: SpawnedCms;
  let theme: string;

  beforeAll(async () => {
    cms = await startCms();
    theme = await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    second = await spawnCms({ dataDir: cms.dataDir, databaseUrl: process.env.DATABASE_URL ?? '' });
  });
  afterAll(async () => {
    await second.stop('SIGKILL');
    await cms.close();
  });

  it('shows within a second what the first one publishes, though it had the answer in its cache', async () => {
    const address = `${second.url}/api/themes`;
    expect((await send(address)).body.toString()).toContain('"name":"Land"');
    for (const name of ['Land and water', 'Land, water and air', 'Land again']) {
      await publishAgain(cms.strapi, 'api::theme.theme', theme, { name });
      const published = performance.now();
      await vi.waitFor(async () => expect((await send(address)).body.toString()).toContain(`"name":"${name}"`), { timeout: 5_000, interval: 10 });
      expect(performance.now() - published).toBeLessThan(1_000);
    }
  });
});
