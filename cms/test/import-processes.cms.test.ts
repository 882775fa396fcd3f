import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedCms, spawnCms } from '../scripts/crash/process.mts';
import type { Upload } from '../src/plugins/imports/shared/upload';
import { type AdminClient, signIn } from './harness/admin';
import { database } from './harness/cms';
import { createDatabase } from './harness/database';

const WORKS = 3_000;
const administrator = { ADMIN_EMAIL: 'ana@example.org', ADMIN_PASSWORD: 'Correct-horse-1' };

describe('two CMS processes on one database', () => {
  let dataDir: string;
  let own: { url: string; drop(): Promise<void> } | undefined;
  const running: SpawnedCms[] = [];

  beforeAll(() => {
    Object.assign(process.env, administrator);
    dataDir = mkdtempSync(join(tmpdir(), 'import-processes-'));
  });
  afterAll(async () => {
    for (const cms of running) await cms.stop('SIGKILL');
    for (const name of Object.keys(administrator)) delete process.env[name];
    await own?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<{ cms: SpawnedCms; admin: AdminClient }> {
    const cms = await spawnCms({ dataDir, databaseUrl: own?.url ?? '' });
    running.push(cms);
    return { cms, admin: await signIn(cms.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD) };
  }
  const read = async (admin: AdminClient, id: string): Promise<Upload> => ((await admin.get(`/imports/uploads/${id}`)).body as unknown as { data: Upload }).data;
  async function until(admin: AdminClient, id: string, holds: (upload: Upload) => boolean): Promise<Upload> {
    for (;;) {
      const upload = await read(admin, id);
      if (holds(upload)) return upload;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function planned(admin: AdminClient, name: string, count: number): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([['title__en,kind,doi', ...Array.from({ length: count }, (_, index) => `${name} number ${index},guide,10.1234/${name}.${index}`)].join('\n')]), `${name}.csv`);
    const { id } = ((await admin.send('/imports/uploads', form)).body as unknown as { data: Upload }).data;
    expect(await until(admin, id, ({ state }) => state !== 'planning')).toMatchObject({ state: 'planned', would: { create: count } });
    return id;
  }
  const refusedFor = async (asked: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await asked;
    return [status, (body as { error?: { details?: { reason?: string } } }).error?.details?.reason];
  };

  it('carry out one import at a time, both know of it, and one goes on at once where the other was killed', async () => {
    own = database === 'postgres' ? await createDatabase() : undefined;
    const first = await start();
    const second = await start();
    const large = await planned(first.admin, 'large', WORKS);
    const small = await planned(second.admin, 'small', 3);
    expect((await first.admin.post(`/imports/uploads/${large}/run`, { publish: true })).status).toBe(200);
    await until(first.admin, large, ({ state, progress }) => state === 'running' && (progress?.done ?? 0) > 0);

    expect(await read(second.admin, large)).toMatchObject({ state: 'running', progress: { total: WORKS } });
    expect(await refusedFor(second.admin.post(`/imports/uploads/${small}/run`, { publish: true }))).toEqual([400, 'busy']);
    expect(await refusedFor(second.admin.post(`/imports/uploads/${large}/go-on`))).toEqual([400, 'busy']);
    expect(await refusedFor(second.admin.delete(`/imports/uploads/${large}`))).toEqual([400, 'isRunning']);
    await first.cms.stop('SIGKILL');

    const stopped = await read(second.admin, large);
    expect(stopped).toMatchObject({ state: 'stopped', progress: null });
    expect(stopped.run?.created).toBeLessThan(WORKS);
    expect((await second.admin.post(`/imports/uploads/${large}/go-on`)).status).toBe(200);
    expect(await until(second.admin, large, ({ progress }) => progress === null)).toMatchObject({ state: 'done', run: { id: stopped.run?.id, created: WORKS } });
    expect((await second.admin.post(`/imports/uploads/${small}/run`, { publish: true })).status).toBe(200);
    expect(await until(second.admin, small, ({ progress }) => progress === null)).toMatchObject({ state: 'done', run: { created: 3 } });
    const answer = (await (await fetch(`${second.cms.url}/api/resources?pagination[pageSize]=1`)).json()) as { meta: { pagination: { total: number } } };
    expect(answer.meta.pagination.total).toBe(WORKS + 3);
    expect(await second.cms.verify()).toEqual({ differences: [], search: [] });
  }, 180_000);
});
