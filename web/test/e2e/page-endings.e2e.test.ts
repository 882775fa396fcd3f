import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { type SiteProcess, startSite } from './site-process';
import { type StandInCms, standInFor } from './stand-in-cms';
import { askAt, cmsUrl } from './system';

const codes = locales.map(({ code }) => code);
const message = (code: string, key: string): string => readMessages(code).get(key) ?? key;
const voices = codes.flatMap((code) => [`/${code}`, `/${code}/${message(code, 'paths.voices')}`]);
const others = codes.map((code) => `/${code}/${message(code, 'paths.projects')}`);

/** Long enough for the site to start and to show everything on a busy machine. */
const HOLDS_MS = 20_000;

let folder: string;
let cms: StandInCms;
let site: SiteProcess;
let endsAt: number;

const statuses = (paths: readonly string[]) => Promise.all(paths.map(async (path) => ({ path, status: (await askAt(site.url + path)).status })));
const all = (paths: readonly string[], status: number) => paths.map((path) => ({ path, status }));
const keysOnDisk = (): string[] =>
  readdirSync(join(folder, 'pages')).flatMap((name) => /"key":"([^"]+)"/.exec(readFileSync(join(folder, 'pages', name), 'latin1'))?.[1] ?? []);

/** What the CMS says of testimonials, if the consent of one of them ends. */
function withEnd(text: string): string {
  const body = JSON.parse(text) as { data: unknown; meta?: object };
  return JSON.stringify(body.data === null ? body : { ...body, meta: { ...body.meta, validUntil: new Date(endsAt).toISOString() } });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'endings-'));
  endsAt = Date.now() + HOLDS_MS;
  cms = await standInFor(cmsUrl, { toAddress: (address) => address, toText: (text, address) => (address.startsWith('/api/testimonials') ? withEnd(text) : text) });
  site = await startSite({ cmsUrl: cms.url, dataDir: folder });
  expect(await statuses([...voices, ...others])).toEqual(all([...voices, ...others], 200));
  while (keysOnDisk().length < voices.length + others.length) await delay(20);
  await cms.behave('down');
  await delay(600);
});

afterAll(async () => {
  await site?.end('SIGTERM');
  await cms?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('shows voices without the CMS until the moment a consent ends, and from then on says in the reader’s language that it cannot', async () => {
  expect(await statuses([...voices, ...others])).toEqual(all([...voices, ...others], 200));
  expect(Date.now(), 'The machine is too slow for this test to tell anything.').toBeLessThan(endsAt);
  await delay(endsAt - Date.now() - 150);
  expect((await statuses(voices.slice(0, 1)))[0]?.status).toBe(200);
  await delay(endsAt - Date.now() + 1);
  for (const code of codes) {
    const { status, html, headers } = await askAt(`${site.url}/${code}/${message(code, 'paths.voices')}`);
    expect({ code, status, retry: headers['retry-after'] }).toEqual({ code, status: 503, retry: '60' });
    expect(html).toContain(message(code, 'error.unavailableTitle'));
    expect(html).toContain(`<html  lang="${code}"`);
  }
});

it('goes on showing every page that shows nobody whose consent could have ended', async () => {
  expect(await statuses(others)).toEqual(all(others, 200));
});

it('has it no longer on disk, and does not show it after a start either', async () => {
  await site.end('SIGKILL');
  site = await startSite({ cmsUrl: cms.url, dataDir: folder });
  expect(await statuses([...voices, ...others])).toEqual([...all(voices, 503), ...all(others, 200)]);
  await expect.poll(() => keysOnDisk().sort()).toEqual([...others].sort());
});

it('shows voices again as soon as the CMS says which', async () => {
  await cms.behave('well');
  await expect.poll(() => statuses(voices), { timeout: 10_000 }).toEqual(all(voices, 200));
});
