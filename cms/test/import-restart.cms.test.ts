import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedCms, spawnCms } from '../scripts/crash/process.mts';
import type { Upload } from '../src/plugins/imports/shared/upload';
import { type AdminClient, signIn } from './harness/admin';
import { database } from './harness/cms';
import { createDatabase } from './harness/database';

const WORKS = 3_000;
const administrator = { ADMIN_EMAIL: 'ana@example.org', ADMIN_PASSWORD: 'Correct-horse-1' };

describe('an import of the admin', () => {
  let dataDir: string;
  let own: { url: string; drop(): Promise<void> } | undefined;
  let cms: SpawnedCms;
  let admin: AdminClient;

  beforeAll(async () => {
    Object.assign(process.env, administrator);
    dataDir = mkdtempSync(join(tmpdir(), 'import-restart-'));
    own = database === 'postgres' ? await createDatabase() : undefined;
  });
  afterEach(() => cms.stop('SIGKILL'));
  afterAll(async () => {
    for (const name of Object.keys(administrator)) delete process.env[name];
    await own?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    cms = await spawnCms({ dataDir, databaseUrl: own?.url ?? '' });
    admin = await signIn(cms.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD);
  }
  const read = async (id: string): Promise<Upload> => ((await admin.get(`/imports/uploads/${id}`)).body as unknown as { data: Upload }).data;
  async function until(id: string, holds: (upload: Upload) => boolean): Promise<Upload> {
    for (;;) {
      const upload = await read(id);
      if (holds(upload)) return upload;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it.each(['SIGKILL', 'SIGTERM'] as const)('that ends in the middle with its server, by %s, says where it stopped and goes on from there', async (signal) => {
    await start();
    const form = new FormData();
    const rows = Array.from({ length: WORKS }, (_, index) => `${signal} work number ${index},guide,10.1234/${signal}.${index}`);
    form.append('files', new Blob([['title__en,kind,doi', ...rows].join('\n')]), 'works.csv');
    const { id } = ((await admin.send('/imports/uploads', form)).body as unknown as { data: Upload }).data;
    expect(await until(id, ({ state }) => state !== 'planning')).toMatchObject({ state: 'planned', would: { create: WORKS } });
    await admin.post(`/imports/uploads/${id}/run`, { publish: true });
    await until(id, ({ state, progress }) => state === 'running' && (progress?.done ?? 0) > 0);
    await cms.stop(signal);

    await start();
    const stopped = await read(id);
    expect(stopped).toMatchObject({ state: 'stopped', progress: null });
    expect(stopped.run?.created).toBeGreaterThan(0);
    expect(stopped.run?.created).toBeLessThan(WORKS);
    expect((await admin.post(`/imports/uploads/${id}/go-on`)).status).toBe(200);
    expect(await until(id, ({ progress }) => progress === null)).toMatchObject({ state: 'done', run: { id: stopped.run?.id, created: WORKS, total: WORKS } });
    const answer = (await (await fetch(`${cms.url}/api/resources?filters[doi][$startsWith]=10.1234/${signal}&pagination[pageSize]=1`)).json()) as { meta: { pagination: { total: number } } };
    expect(answer.meta?.pagination.total).toBe(WORKS);
    expect(await cms.verify()).toEqual({ differences: [], search: [] });
  }, 180_000);
});
