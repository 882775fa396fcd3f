import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { median } from '../scripts/bench/table.mts';
import { spawnCms, type SpawnedCms } from '../scripts/crash/process.mts';
import { send } from './delivery/request';
import { database } from './harness/cms';
import { type Replication, replicationBinaries, startReplication } from './harness/replication';
import { Watcher } from './standby/watcher';

const bin = database === 'postgres' ? replicationBinaries() : undefined;

if (database === 'postgres' && !bin) {
  const reason = 'the tests with a standby. There is no pg_basebackup: install the Debian package postgresql.';
  if (process.env.CI && process.env.CI !== 'false') throw new Error(`FAILED: ${reason}`);
  console.warn(`\n!!! SKIPPED: ${reason}\n`);
}

interface Titled {
  data: { title?: string; quote?: string }[] | { title?: string } | null;
}

describe.runIf(bin)('two CMS processes that read from a standby', () => {
  let dataDir: string;
  let replication: Replication;
  let first: SpawnedCms;
  let second: SpawnedCms;
  let watcher: Watcher;
  let project: string;
  let version = 0;

  async function write(method: string, path: string, data: Record<string, unknown>): Promise<string> {
    const response = await fetch(`${first.url}/api/${path}`, {
      method, headers: { Authorization: `Bearer ${first.token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ data }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { data: { documentId: string } }).data.documentId;
  }

  const ask = async (cms: SpawnedCms, path: string): Promise<{ status: number; text: string }> => {
    const { status, body } = await send(`${cms.url}/api/${path}`);
    return { status, text: body.toString() };
  };

  /** Publishes the next version. Answers its title, in quotes. */
  async function publish(): Promise<string> {
    version += 1;
    await write('PUT', `projects/${project}?locale=en`, { title: `Version ${version}` });
    return `"Version ${version}"`;
  }

  const titles = (text: string): string => JSON.stringify([(JSON.parse(text) as Titled).data ?? []].flat().map(({ title }) => title));

  /** Waits until the second process shows something at both addresses. Answers after how many milliseconds. */
  async function found(wanted: (titles: string) => boolean, since = performance.now()): Promise<number> {
    for (const path of [`projects?fields=title&filters[documentId][$eq]=${project}`, 'search?type=project&q=version']) {
      await vi.waitFor(async () => expect(titles((await ask(second, path)).text)).toSatisfy(wanted), { timeout: 10_000, interval: 5 });
    }
    return performance.now() - since;
  }

  const withTitle = (title: string) => (shown: string) => shown.includes(title);

  /** How long something takes, in most of five times: a machine that does other things may hold up one of them. */
  async function usually(time: () => Promise<number>): Promise<number> {
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) times.push(await time());
    return median(times);
  }

  async function onStandby<Row extends pg.QueryResultRow>(sql: string): Promise<Row | undefined> {
    const client = new pg.Client({ connectionString: replication.standby.url });
    await client.connect();
    return (await client.query<Row>(sql).finally(() => client.end())).rows[0];
  }

  /** Waits until both processes have read from the standby after this call. */
  const standbyIsUsed = async () => {
    const began = (await onStandby<{ at: string }>('select clock_timestamp()::text as at'))?.at;
    let turn = 0;
    await vi.waitFor(async () => {
      turn += 1;
      for (const cms of [first, second]) await ask(cms, `themes?filters[name][$eq]=turn-${turn}`);
      const used = `select count(distinct client_port) as readers from pg_stat_activity where application_name = 'cms reads' and query_start > '${began}'`;
      expect(Number((await onStandby<{ readers: string }>(used))?.readers)).toBeGreaterThanOrEqual(2);
    }, { timeout: 10_000, interval: 50 });
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'standby-'));
    replication = await startReplication(bin ?? '');
    const data = { dataDir, databaseUrl: replication.primary.url, databaseReadUrl: replication.standby.url };
    first = await spawnCms(data);
    second = await spawnCms(data);
    project = await write('POST', 'projects?locale=en', { title: 'Version 0' });
    await found(withTitle('"Version 0"'));
    watcher = new Watcher(second.url, project);
    watcher.start();
  });
  afterAll(async () => {
    await watcher?.stop();
    await Promise.all([first?.stop('SIGKILL'), second?.stop('SIGKILL')]);
    await replication?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('do read from it', standbyIsUsed);

  it('show and find on one what was published on the other, within a second', async () => {
    expect(await usually(async () => found(withTitle(await publish())))).toBeLessThan(1_000);
  });

  it('show at once where it was published', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const title = await publish();
      expect(titles((await ask(first, `projects/${project}?fields=title`)).text)).toContain(title);
    }
  });

  it('no longer show or find what was taken down, within a second', async () => {
    const shown = async () => titles((await ask(second, 'projects?fields=title')).text) + titles((await ask(second, 'search?type=project&q=version')).text);
    const takenDown = async () => {
      const other = await write('POST', 'projects?locale=en', { title: 'A version to be taken down' });
      await vi.waitFor(async () => expect((await shown()).split('taken down')).toHaveLength(3), { timeout: 5_000, interval: 5 });
      await write('PUT', `projects/${other}?locale=en`, { safety: { visibility: 'withheld' } });
      const since = performance.now();
      await vi.waitFor(async () => expect(await shown()).not.toContain('taken down'), { timeout: 5_000, interval: 5 });
      expect((await ask(second, `projects/${other}`)).status).toBe(404);
      return performance.now() - since;
    };
    expect(await usually(takenDown)).toBeLessThan(1_000);
  });

  it('leave a standby that stays behind, and come back to it', async () => {
    const left: number[] = [];
    const next: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await onStandby('select pg_wal_replay_pause()');
      const title = await publish();
      expect(titles((await ask(first, `projects/${project}?fields=title`)).text)).toContain(title);
      left.push(await found(withTitle(title)));
      next.push(await found(withTitle(await publish())));
      await onStandby('select pg_wal_replay_resume()');
      await standbyIsUsed();
    }
    expect(median(left)).toBeLessThan(1_500);
    expect(median(next)).toBeLessThan(1_000);
  });

  it('go on without a standby that dies, and use it when it is back', async () => {
    await replication.standby.kill();
    expect(await usually(async () => found(withTitle(await publish())))).toBeLessThan(1_000);
    await replication.standby.start();
    await standbyIsUsed();
    expect(await usually(async () => found(withTitle(await publish())))).toBeLessThan(1_000);
  });

  it('never show what has ended, though the standby still has it or the primary is gone', async () => {
    const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
    const testify = (quote: string, expiresAt: string) => write('POST', 'testimonials?locale=en', { quote, consent: { scope: 'site', expiresAt } });
    const list = (turn: number) => ask(second, `testimonials?fields=quote&filters[quote][$ne]=turn-${turn}`);
    const [early, late] = [soon(5_000), soon(12_000)];
    await testify('Ends early', early);
    await testify('Ends late', late);
    await vi.waitFor(async () => expect((await list(0)).text).toMatch(/Ends early.*Ends late|Ends late.*Ends early/), { timeout: 4_000, interval: 5 });
    await onStandby('select pg_wal_replay_pause()');
    let turn = 0;
    /** Reads until a while after a moment, or for a while where it has passed. Every answer that began at or after it. */
    const readPast = async (moment: string) => {
      const after: { status: number; text: string }[] = [];
      const end = Math.max(Date.parse(moment), Date.now()) + 700;
      for (let now = Date.now(); now < end; now = Date.now()) {
        const answer = await list((turn += 1));
        if (now >= Date.parse(moment)) after.push(answer);
      }
      return after;
    };
    const afterEarly = await readPast(early);
    expect(afterEarly.length).toBeGreaterThan(3);
    expect(afterEarly.map(({ status }) => status)).toEqual(afterEarly.map(() => 200));
    expect(JSON.stringify(afterEarly)).not.toContain('Ends early');
    expect(JSON.stringify(afterEarly)).toContain('Ends late');
    await onStandby('select pg_wal_replay_resume()');
    await standbyIsUsed();
    watcher.primaryGone = true;
    await replication.primary.kill();
    const afterLate = await readPast(late);
    expect(afterLate.length).toBeGreaterThan(3);
    expect(afterLate.map(({ status }) => status)).toEqual(afterLate.map(() => 503));
    expect((await ask(second, `projects/${project}`)).status).toBe(200);
    await replication.primary.start();
    await vi.waitFor(async () => expect(await list((turn += 1))).toMatchObject({ status: 200, text: expect.stringContaining('"total":0') as string }), { timeout: 10_000, interval: 50 });
    watcher.primaryGone = false;
    const title = await publish();
    await found(withTitle(title));
  });

  it('have answered all the time, and never with anything older than before', async () => {
    await watcher.stop();
    expect(watcher.problems).toEqual([]);
    expect(watcher.answers).toBeGreaterThan(500);
    expect(await first.verify()).toEqual({ differences: [], search: [] });
  });
});
