import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Search } from '../src/plugins/search/server/search';
import { deliveryOf, publish, publishAgain } from './delivery/content';
import { startCms, type TestCms } from './harness/cms';

const RESOURCE = 'api::resource.resource';

let cms: TestCms;
let search: Search;
let file: string;
const ids: string[] = [];

const reports = async () => {
  const found: { file: string; number: number | null; documents: number; differences: string[] }[] = [];
  await search.verify((name, { number, documents, differences }) => found.push({ file: name, number, documents, differences: differences.map(({ kind, type }) => `${kind} ${type}`) }));
  return found;
};

/** Waits until the index holds all there is. */
async function caughtUp(): Promise<void> {
  await deliveryOf(cms.strapi).refresh();
  expect(await search.feed.reach(deliveryOf(cms.strapi).changes.number, 10_000)).toBe(true);
}

/** Does something to the index file behind the engine's back. */
function tamper(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

const ask = async (query = 'locale=en&q=eviction') => {
  const response = await fetch(`${cms.url}/api/search?${query}`);
  const body = (await response.json()) as { data: { title: string }[] | null; meta?: { search: { complete: boolean }; pagination: { total: number } } };
  return { status: response.status, kept: response.headers.get('cache-control'), retryAfter: response.headers.get('retry-after'), total: body.meta?.pagination.total, complete: body.meta?.search.complete };
};

beforeAll(async () => {
  cms = await startCms();
  search = cms.strapi.plugin('search').service<Search>('search');
  file = join(cms.dataDir, 'search', 'index-0.db');
  await publish(cms.strapi, 'api::theme.theme', { name: 'Land rights' });
  for (let index = 0; index < 12; index += 1) ids.push(await publish(cms.strapi, RESOURCE, { kind: 'report', title: `Evictions ${index}`, abstract: `What happened to ${index * 7919} families.` }));
  await publishAgain(cms.strapi, RESOURCE, ids[0] ?? '', { title: 'Desalojos' }, 'es');
  await caughtUp();
});
afterAll(() => cms.close());

describe('search:verify', () => {
  it('finds no difference between the records and an index that has followed them', async () => {
    expect(await reports()).toEqual([{ file: 'index-0.db', number: deliveryOf(cms.strapi).changes.number, documents: 13, differences: [] }]);
  });

  it('finds none while documents are published, changed and taken down', async () => {
    const [more] = await Promise.all([
      (async () => {
        const found: string[] = [];
        for (let round = 0; round < 4; round += 1) found.push(...(await reports()).flatMap(({ differences }) => differences));
        return found;
      })(),
      (async () => {
        for (let index = 0; index < 8; index += 1) {
          await publishAgain(cms.strapi, RESOURCE, ids[index] ?? '', { title: `Evictions anew ${index}`, safety: { visibility: index % 2 ? 'withheld' : 'public' } });
          await deliveryOf(cms.strapi).refresh();
        }
        for (let index = 0; index < 8; index += 1) await publishAgain(cms.strapi, RESOURCE, ids[index] ?? '', { safety: { visibility: 'public' } });
      })(),
    ]);
    expect(more).toEqual([]);
    await caughtUp();
    expect((await reports()).flatMap(({ differences }) => differences)).toEqual([]);
  });

  it.each([
    ['a document that is not in the index', `delete from document where type = 'theme'`, ['missing theme']],
    ['a document that is in there as it was', `update document set digest = 'other' where row = (select max(row) from document)`, ['different resource']],
    ['a document that nobody knows', `insert into document values (900000, 'resource', 'zzz', 'x', '{}')`, ['extra resource']],
    ['a document that is found by other words than it has', `insert into text (rowid, terms) select row, 'en.a.other' from document where type = 'theme'`, ['words theme']],
    ['a document whose words are gone', `delete from text where rowid = (select row from document where type = 'theme')`, ['words theme']],
  ])('names %s', async (_name, sql, expected) => {
    tamper(`create table kept as select * from document; ${sql.startsWith('insert into text') ? `delete from text where rowid = (select row from document where type = 'theme');` : ''}${sql}`);
    expect((await reports()).flatMap(({ differences }) => differences)).toEqual(expected);
    tamper(`delete from document; insert into document select * from kept; drop table kept`);
    await search.engine.clear();
    search.feed.wake();
    await vi.waitFor(async () => expect((await reports()).flatMap(({ documents, differences }) => [documents, ...differences])).toEqual([13]), { timeout: 10_000 });
  });
});

describe('an answer', () => {
  it('says that it is complete, and may be kept', async () => {
    expect(await ask()).toMatchObject({ status: 200, complete: true, total: 12, kept: expect.stringContaining('public') });
  });

  it('from an index that lags behind says so, and is kept by nobody', async () => {
    const { feed } = search;
    const wake = feed.wake.bind(feed);
    feed.wake = () => {};
    await publish(cms.strapi, RESOURCE, { kind: 'report', title: 'One more eviction' });
    await deliveryOf(cms.strapi).refresh();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill({ status: 200, complete: false, total: 12, kept: 'no-store', retryAfter: null }));
    const suggestion = await fetch(`${cms.url}/api/suggest?locale=en&q=one+more`);
    expect([suggestion.status, suggestion.headers.get('cache-control')]).toEqual([200, 'no-store']);
    feed.wake = wake;
    feed.wake();
    await caughtUp();
    expect(await ask()).toMatchObject({ complete: true, total: 13, kept: expect.stringContaining('public') });
  });

  it('from an index that nobody has asked yet is 503, with when to try again', async () => {
    const { feed } = search;
    const { number } = feed;
    feed.number = -1;
    expect(await ask('locale=en&q=eviction&sort=year')).toEqual({ status: 503, complete: undefined, total: undefined, kept: 'no-store', retryAfter: '5' });
    feed.number = number;
    expect(await ask('locale=en&q=eviction&sort=year')).toMatchObject({ status: 200, complete: true });
  });
});

it('an index whose file is written over while it serves is made anew, and until then no answer is wrong', async () => {
  const log = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
  // What is in the write-ahead log would hide it.
  tamper('pragma wal_checkpoint(truncate)');
  const handle = openSync(file, 'r+');
  const { size } = statSync(file);
  writeSync(handle, Buffer.alloc(size - 4_096, 0x5a), 0, size - 4_096, 4_096);
  closeSync(handle);
  await publish(cms.strapi, RESOURCE, { kind: 'report', title: 'After the accident: evictions' });
  await deliveryOf(cms.strapi).refresh();
  await vi.waitFor(async () => {
    const { status, total, complete } = await ask('locale=en&q=evictions&sort=newest');
    expect([200, 503]).toContain(status);
    if (complete) expect(total).toBe(14);
    expect(complete).toBe(true);
  }, { timeout: 15_000, interval: 50 });
  expect(String(log.mock.calls[0]?.[0])).toContain('is broken, and is made anew');
  log.mockRestore();
  expect((await reports()).flatMap(({ documents, differences }) => [documents, ...differences])).toEqual([15]);
});
