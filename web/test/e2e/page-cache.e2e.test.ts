import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { type SiteProcess, startSite } from './site-process';
import { type StandInCms, standInFor } from './stand-in-cms';
import { type ApiEntry, askAt, cmsUrl, entriesOf } from './system';

const [code = ''] = locales.map((locale) => locale.code);
const section = (name: string) => `/${code}/${readMessages(code).get(`paths.${name}`)}`;
/** A page that does not read the time: the front page is made again each minute, for the deadlines on it. */
const unhurried = section('frontiers');

let cms: StandInCms;
let site: SiteProcess;
const get = (path: string, headers: Record<string, string> = {}) => askAt(site.url + path, { headers });

/** Stands in the HTML as in the JSON. */
const isPlain = ({ name }: ApiEntry): boolean => /^[a-z ]+$/i.test(name ?? '');

/** How long until a page is as it should be, in milliseconds. */
async function until(path: string, isRight: (page: { status: number; html: string }) => boolean): Promise<number> {
  const begun = performance.now();
  while (!isRight(await get(path))) {
    if (performance.now() - begun > 5_000) throw new Error(`${path} did not become right.`);
    await delay(10);
  }
  return performance.now() - begun;
}

beforeAll(async () => {
  cms = await standInFor(cmsUrl);
  site = await startSite({ cmsUrl: cms.url });
});

afterAll(async () => {
  await site?.end('SIGTERM');
  await cms?.close();
});

describe('a kept page', () => {
  it('is sent again without a question to the CMS, in every encoding, with the headers of a fresh one', async () => {
    const fresh = await get(unhurried);
    expect(cms.asked().length).toBeGreaterThan(0);
    const [br, gzip, plain] = [await get(unhurried), await get(unhurried, { 'Accept-Encoding': 'gzip' }), await get(unhurried, { 'Accept-Encoding': 'identity' })];
    await delay(600);
    await get(unhurried);
    expect([gzip.headers['content-encoding'], br.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['gzip', 'br', undefined]);
    expect(new Set([fresh.html, br.html, gzip.html, plain.html]).size).toBe(1);
    expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(br.headers).toMatchObject({ vary: 'Accept-Encoding', 'x-content-type-options': 'nosniff', 'cache-control': 'public, max-age=0, must-revalidate' });
    expect(br.headers['content-security-policy']).toMatch(/^default-src 'none'.*sha256-/);
    expect(cms.asked().filter(({ status }) => status !== 304)).toEqual([]);
  });

  it('is not sent to who has it, and only described to who asks for its head', async () => {
    const { headers, bytes } = await get(unhurried);
    const again = await get(unhurried, { 'If-None-Match': `"other", W/${String(headers.etag)}` });
    expect({ status: again.status, bytes: again.bytes, tag: again.headers.etag }).toEqual({ status: 304, bytes: 0, tag: headers.etag });
    const head = await askAt(site.url + unhurried, { method: 'HEAD' });
    expect({ status: head.status, bytes: head.bytes, length: head.headers['content-length'] }).toEqual({ status: 200, bytes: 0, length: String(bytes) });
  });

  it('is the same whatever unknown names its address has', async () => {
    const { headers } = await get(unhurried);
    cms.asked();
    expect((await get(`${unhurried}?utm_source=a&fbclid=${Math.random()}`)).headers.etag).toBe(headers.etag);
    expect(cms.asked()).toEqual([]);
  });

  it('is made once for all who ask at the same time', async () => {
    const path = section('projects');
    cms.asked();
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(path)));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${String(headers.etag)}`)).size).toBe(1);
    const addresses = cms.asked().map(({ address }) => address);
    expect(addresses.length).toBe(new Set(addresses).size);
  });
});

describe('a change', () => {
  it('is seen within a second, and what did not change is not read again', async () => {
    const theme = (await entriesOf('themes', code)).find(isPlain);
    const paths = [section('themes'), section('voices')];
    for (const path of paths) await get(path);
    const [, before] = await Promise.all(paths.map((path) => get(path)));
    await delay(800);
    const times: number[] = [];
    let name = theme?.name ?? '';
    for (const word of ['Aaa', 'Bbb', 'Ccc']) {
      cms.asked();
      cms.edit(JSON.stringify(name), JSON.stringify(word));
      name = word;
      times.push(await until(paths[0] ?? '', ({ html }) => html.includes(`>${word}<`)));
      expect((await get(paths[1] ?? '')).headers.etag).toBe(before?.headers.etag);
      const voices = cms.asked().filter(({ address }) => address.includes('/testimonials'));
      expect(voices.map(({ status }) => status)).toEqual([304]);
      await delay(600);
    }
    expect(times.sort((a, b) => a - b)[1]).toBeLessThan(1_000);
  });

  it('is in the first page that anybody sees a while after it, however slowly the CMS answers', async () => {
    const region = (await entriesOf('regions', code)).find(isPlain);
    const path = section('regions');
    await get(path);
    await delay(800);
    expect((await get(path)).html).toContain(`>${region?.name}<`);
    cms.edit(JSON.stringify(region?.name), JSON.stringify('Taken down'));
    await delay(1_500);
    cms.delay(500);
    const { status, html } = await get(path);
    cms.delay(0);
    expect(status).toBe(200);
    expect(html).toContain('>Taken down<');
  });

  it('takes a page away and brings it back within a second', async () => {
    const [entry] = await entriesOf('groups', code);
    const path = `${section('groups')}/${entry?.slug}`;
    expect((await get(path)).status).toBe(200);
    cms.hide(`/groups/${entry?.slug}`);
    expect(await until(path, ({ status }) => status === 404)).toBeLessThan(1_000);
    cms.hide(null);
    expect(await until(path, ({ status }) => status === 200)).toBeLessThan(1_000);
  });
});

it('leads an old address on for good, and asks once for it', async () => {
  const [entry] = await entriesOf('groups', code);
  const path = `${section('groups')}/${entry?.documentId}`;
  const first = await get(path);
  await delay(600);
  await get(path);
  cms.asked();
  const again = await get(path);
  const expected = { status: 301, location: `${section('groups')}/${entry?.slug}` };
  expect([first, again].map(({ status, headers }) => ({ status, location: headers.location }))).toEqual([expected, expected]);
  expect(cms.asked()).toEqual([]);
});
