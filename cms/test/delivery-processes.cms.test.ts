import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { median } from '../scripts/bench/table.mts';
import { spawnCms, type SpawnedCms } from '../scripts/crash/process.mts';
import { publish, publishAgain } from './delivery/content';
import { send } from './delivery/request';
import { logIn } from './harness/admin';
import { database, startCms, type TestCms } from './harness/cms';
import { uploadPicture } from './uploads/upload';

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
    const times: number[] = [];
    for (const name of ['Land and water', 'Land, water and air', 'Land again']) {
      await publishAgain(cms.strapi, 'api::theme.theme', theme, { name });
      const published = performance.now();
      await vi.waitFor(async () => expect((await send(address)).body.toString()).toContain(`"name":"${name}"`), { timeout: 5_000, interval: 10 });
      times.push(performance.now() - published);
    }
    expect(median(times)).toBeLessThan(1_000);
  });

  it('shows a file as soon as the first one publishes what shows it, and no longer', async () => {
    const picture = await uploadPicture(await logIn(cms, 'strapi-super-admin'), 'well.png');
    const status = async () => (await send(second.url + picture.url)).status;
    expect(await status()).toBe(404);
    const documentId = await publish(cms.strapi, 'api::project.project', { title: 'Wells', cover: picture.id });
    expect(await status()).toBe(200);
    await cms.strapi.documents('api::project.project').unpublish({ documentId, locale: '*' });
    expect(await status()).toBe(404);
  });

  describe('with a search index of its own', () => {
    let dataDir: string;
    let third: SpawnedCms;

    beforeAll(async () => {
      dataDir = mkdtempSync(join(tmpdir(), 'cms-'));
      third = await spawnCms({ dataDir, databaseUrl: process.env.DATABASE_URL ?? '' });
    });
    afterAll(async () => {
      await third.stop('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    });

    const found = async (url: string, word: string) => ((await (await fetch(`${url}/api/search?q=${word}&type=theme`)).json()) as { meta: { pagination: { total: number } } }).meta.pagination.total;

    it('finds within a second what the first one publishes, in the same data folder and in another, and no longer what it takes down', async () => {
      const urls = { first: cms.url, second: second.url, third: third.url };
      // The first time, an index is made.
      for (const url of Object.values(urls)) await vi.waitFor(async () => expect(await found(url, 'land')).toBe(1), { timeout: 20_000 });
      const times: number[] = [];
      const seen = async (word: string, total: number) => {
        const begun = performance.now();
        for (const [name, url] of Object.entries(urls)) {
          await vi.waitFor(async () => expect([name, await found(url, word)]).toEqual([name, total]), { timeout: 5_000, interval: 10 });
          times.push(performance.now() - begun);
        }
      };
      for (const word of ['glacier', 'harbour', 'orchard']) {
        const documentId = await publish(cms.strapi, 'api::theme.theme', { name: `Rights to the ${word}` });
        await seen(word, 1);
        await cms.strapi.documents('api::theme.theme').delete({ documentId, locale: '*' });
        await seen(word, 0);
      }
      expect(median(times)).toBeLessThan(1_000);
    });

    it('leaves the indexes of others alone', async () => {
      expect([0, 1, 2].map((number) => existsSync(join(cms.dataDir, `search/index-${number}.db`)))).toEqual([true, true, false]);
      expect((await second.verify()).search).toEqual([]);
      expect((await third.verify()).search).toEqual([]);
    });
  });
});
