import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { type SiteProcess, startSite } from './site-process';
import { type Behaviour, type StandInCms, standInFor } from './stand-in-cms';
import { askAt, cmsUrl, type RawAnswer } from './system';

/** Until the site knows of an outage: a look every quarter of a second, a second for the answer. */
const NOTICED_MS = 1_400;
const codes = locales.map(({ code }) => code);
const message = (code: string, key: string): string => readMessages(code).get(key) ?? key;

let cms: StandInCms;
let site: SiteProcess;
let shown: ReadonlyMap<string, RawAnswer>;
let neverShown = 0;

/** A page that exists, and that nobody has asked for. */
const newPath = (code: string): string => `/${code}/${message(code, 'paths.library')}?q=${(neverShown += 1)}a`;

async function timed(path: string): Promise<RawAnswer & { ms: number }> {
  const begun = performance.now();
  return { ...(await askAt(site.url + path)), ms: performance.now() - begun };
}

async function expectAllStillShown(): Promise<void> {
  for (const [path, before] of shown) {
    const { status, html, ms } = await timed(path);
    expect({ path, status, same: html === before.html }).toEqual({ path, status: 200, same: true });
    expect(ms, path).toBeLessThan(1_000);
  }
}

/** In every language, at once, and never twice a second to the CMS. */
async function expectNewRefused(): Promise<void> {
  const times: number[] = [];
  for (const code of codes) {
    const { status, html, headers, ms } = await timed(newPath(code));
    expect({ code, status, retry: headers['retry-after'], keep: headers['cache-control'] }).toEqual({ code, status: 503, retry: '60', keep: 'no-store' });
    expect(html).toContain(message(code, 'error.unavailableTitle'));
    expect(html).toContain(`<html  lang="${code}"`);
    times.push(ms);
  }
  // A slow machine may be slow twice; not three times in a row.
  expect(Math.min(...times)).toBeLessThanOrEqual(200);
}

async function expectNoStampede(paths: readonly string[]): Promise<void> {
  cms.asked();
  const begun = performance.now();
  while (performance.now() - begun < 900) {
    await Promise.all(paths.map((path) => timed(path)));
    await delay(20);
  }
  const counts = new Map<string, number>();
  for (const { address } of cms.asked()) counts.set(address, (counts.get(address) ?? 0) + 1);
  // A second that is looked at from anywhere may hold the end of one pause and the end of the next.
  expect([...counts].filter(([, count]) => count > 2)).toEqual([]);
}

async function expectWellAgain(): Promise<void> {
  await cms.behave('well');
  const path = newPath(codes[0] ?? '');
  const begun = performance.now();
  while ((await timed(path)).status !== 200) {
    if (performance.now() - begun > 4_000) throw new Error('The site did not come back.');
    await delay(50);
  }
  await expectAllStillShown();
}

beforeAll(async () => {
  cms = await standInFor(cmsUrl);
  site = await startSite({ cmsUrl: cms.url });
  const paths = codes.flatMap((code) => [`/${code}`, ...['projects', 'library', 'themes'].map((section) => `/${code}/${message(code, `paths.${section}`)}`)]);
  const pages = await Promise.all(paths.map(async (path) => [path, await timed(path)] as const));
  shown = new Map(pages);
  expect(pages.map(([, { status }]) => status)).toEqual(paths.map(() => 200));
});

afterAll(async () => {
  await site?.end('SIGTERM');
  await cms?.close();
});

const silent: Behaviour[] = ['down', 'hang'];
const talkative: Behaviour[] = ['page of HTML', 'truncated JSON', 'wrong shape', 'error body with status 200', 'status 500', 'a proxy’s 404'];

// What says nothing sensible of its change number is down, whatever else it says.
describe.each([...silent, 'page of HTML', 'wrong shape', 'status 500'] as const)('when all the CMS has to say is: %s', (behaviour) => {
  it('shows what was ever shown, refuses the rest in time, and asks no more than it must', async () => {
    await cms.behave(behaviour);
    await delay(behaviour === 'hang' ? NOTICED_MS : 500);
    await expectAllStillShown();
    await expectNewRefused();
    await expectNoStampede([[...shown.keys()][0] ?? '', newPath(codes[0] ?? '')]);
    await expectWellAgain();
  });
});

describe.each(['hang', ...talkative] as const)('when the CMS says that it is well and that everything changed, but answers: %s', (behaviour) => {
  it('keeps what was good, and nothing that is not', async () => {
    await cms.behave(behaviour, 'well');
    cms.edit('\u0000', '');
    await delay(300);
    // The first who asks finds out.
    await timed(newPath(codes[0] ?? ''));
    await expectAllStillShown();
    await expectNewRefused();
    await expectNoStampede([[...shown.keys()][0] ?? '', newPath(codes[0] ?? '')]);
    await expectWellAgain();
  });
});

it('lets nobody wait any longer when the CMS is found to hang', async () => {
  await cms.behave('hang');
  const waiting = await Promise.all(codes.map((code) => timed(newPath(code))));
  expect(waiting.map(({ status }) => status)).toEqual(codes.map(() => 503));
  expect(Math.max(...waiting.map(({ ms }) => ms))).toBeLessThan(2 * NOTICED_MS);
  await expectWellAgain();
});

it('shows pages while the CMS comes and goes', async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    await cms.behave(turn % 2 === 0 ? 'down' : 'well');
    cms.edit('\u0000', '');
    for (let ask = 0; ask < 5; ask += 1) {
      for (const path of shown.keys()) statuses.push((await timed(path)).status);
      await delay(40);
    }
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
  await expectWellAgain();
});
