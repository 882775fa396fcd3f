import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultLocale } from '../../../cms/config/locales';
import { type SpawnedCms, spawnCms } from '../../../cms/scripts/crash/process.mts';
import { readMessages } from '../messages';
import { freePort, type SiteProcess, startSite } from './site-process';
import { askAt, type RawAnswer } from './system';

const path = (section: string) => `/${defaultLocale}/${readMessages(defaultLocale).get(`paths.${section}`)}`;

let dataDir: string;
let port: number;
let cms: SpawnedCms;
let site: SiteProcess;
const get = (page: string): Promise<RawAnswer> => askAt(site.url + page);

async function write(method: 'POST' | 'PUT', address: string, title: string): Promise<string> {
  const response = await fetch(cms.url + address, {
    method,
    headers: { Authorization: `Bearer ${cms.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { title } }),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return ((await response.json()) as { data: { documentId: string } }).data.documentId;
}

async function until(page: string, isRight: (answer: RawAnswer) => boolean): Promise<number> {
  const begun = performance.now();
  while (!isRight(await get(page))) {
    if (performance.now() - begun > 5_000) throw new Error(`${page} did not become right.`);
    await delay(10);
  }
  return performance.now() - begun;
}

/** The content of the running system. An empty database would do as well, but takes half a minute to make. */
async function copyContent(): Promise<void> {
  const { DATA_DIR: source } = process.env;
  if (source) await backup(new DatabaseSync(join(source, 'cms.db'), { readOnly: true }), join(dataDir, 'cms.db'));
}

/** A real CMS of its own: this one may be killed. */
const start = () => spawnCms({ dataDir, databaseUrl: '', port });

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'killed-'));
  await copyContent();
  port = await freePort();
  cms = await start();
  site = await startSite({ cmsUrl: cms.url });
}, 60_000);

afterAll(async () => {
  await site?.end('SIGTERM');
  await cms?.stop('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

it('shows what was published within a second, goes on while the CMS is dead, and sees what it missed', async () => {
  expect((await get(path('projects'))).status).toBe(200);
  const id = await write('POST', `/api/projects?locale=${defaultLocale}`, 'First title');
  expect(await until(path('projects'), ({ html }) => html.includes('First title'))).toBeLessThan(1_000);
  await write('PUT', `/api/projects/${id}?locale=${defaultLocale}`, 'Second title');
  expect(await until(path('projects'), ({ html }) => html.includes('Second title'))).toBeLessThan(1_000);

  await cms.stop('SIGKILL');
  await delay(600);
  expect(await get(path('projects'))).toMatchObject({ status: 200, html: expect.stringContaining('Second title') as string });
  expect((await get(path('voices'))).status).toBe(503);

  cms = await start();
  expect(await until(path('voices'), ({ status }) => status === 200)).toBeLessThan(2_000);
  await write('PUT', `/api/projects/${id}?locale=${defaultLocale}`, 'Third title');
  expect(await until(path('projects'), ({ html }) => html.includes('Third title'))).toBeLessThan(1_000);
});
