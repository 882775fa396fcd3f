import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { type SiteProcess, startSite } from './site-process';
import { type StandInCms, standInFor } from './stand-in-cms';
import { askAt, cmsUrl, type RawAnswer } from './system';

const paths = locales.flatMap(({ code }) => [`/${code}`, `/${code}/${readMessages(code).get('paths.projects')}`]);

let folder: string;
let cms: StandInCms;
let site: SiteProcess;
let before: RawAnswer[];

const askAll = () => Promise.all(paths.map((path) => askAt(site.url + path)));
const files = () => readdirSync(join(folder, 'pages')).filter((name) => name.endsWith('.page'));

async function restart(options: { publicUrl?: string } = {}): Promise<void> {
  await site.end('SIGKILL');
  site = await startSite({ cmsUrl: cms.url, dataDir: folder, ...options });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  cms = await standInFor(cmsUrl);
  site = await startSite({ cmsUrl: cms.url, dataDir: folder });
  before = await askAll();
  await askAt(`${site.url}${paths[1] ?? ''}?q=secret`);
  while (files().length < paths.length) await delay(20);
  await cms.behave('down');
});

afterAll(async () => {
  await site?.end('SIGTERM');
  await cms?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('shows after a power cut, without the CMS, every page it had', async () => {
  await restart();
  const after = await askAll();
  expect(after.map(({ status, html, headers }) => ({ status, html, tag: headers.etag }))).toEqual(before.map(({ html, headers }) => ({ status: 200, html, tag: headers.etag })));
  expect((await askAt(`${site.url}${paths[1] ?? ''}?q=never`)).status).toBe(503);
});

it('writes no words of a visitor to disk', () => {
  expect(files().length).toBe(paths.length);
  for (const name of files()) expect(readFileSync(join(folder, 'pages', name)).includes('secret')).toBe(false);
});

it('shows the pages of another build while there is nothing else, and its own as soon as it can', async () => {
  const publicUrl = 'http://another.test';
  await restart({ publicUrl });
  expect((await askAll()).map(({ html }) => html)).toEqual(before.map(({ html }) => html));
  await cms.behave('well');
  await delay(600);
  for (const { status, html } of await askAll()) {
    expect(status).toBe(200);
    expect(html).toContain(`<link rel="canonical" href="${publicUrl}`);
  }
});

it('passes over what is broken on disk, and removes it', async () => {
  await site.end('SIGTERM');
  const [cut = '', changed = ''] = files().map((name) => join(folder, 'pages', name));
  writeFileSync(cut, readFileSync(cut).subarray(0, 900));
  const content = readFileSync(changed);
  content.write('X', content.length - 100);
  writeFileSync(changed, content);
  writeFileSync(join(folder, 'pages', 'left-behind.page.new'), '');
  await cms.behave('down');
  site = await startSite({ cmsUrl: cms.url, dataDir: folder });
  const statuses = (await askAll()).map(({ status }) => status);
  expect(statuses.filter((status) => status === 503).length).toBe(2);
  expect(statuses.filter((status) => status === 200).length).toBe(paths.length - 2);
  expect(readdirSync(join(folder, 'pages')).length).toBe(paths.length - 2);
});
