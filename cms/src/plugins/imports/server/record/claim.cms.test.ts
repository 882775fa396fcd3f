import { hostname } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from '../../../../../test/harness/cms';
import { currentConnection } from '../../../../documents/connection';
import { run } from '../../../delivery/server/store/sql';
import type { Imports } from '../imports';
import type { WorkWrite } from '../write/work-write';
import { ClaimLost, ImportsBusy } from './claim';

describe('the right to write imports', () => {
  let cms: TestCms;
  let files = 0;

  beforeAll(async () => {
    cms = await startCms();
  });
  afterAll(() => cms.close());
  afterEach(() => sql(`update import_claim set holder = '', held_until = 0`));

  const sql = (text: string, bindings: readonly unknown[] = []) => run(currentConnection(cms.strapi), text, bindings);
  const imports = () => cms.strapi.plugin('imports').service<Imports>('imports');
  const count = () => cms.strapi.db.query('api::resource.resource').count({ where: { publishedAt: null } } as never);
  const source = () => ({ fileName: 'works.csv', fileHash: `claimed ${(files += 1)}`, who: 'A librarian' });
  const works = (total: number): WorkWrite[] => Array.from({ length: total }, (_, index) => ({
    row: index + 1, action: 'create', sourceLocale: 'en', versions: { en: { title: `Claimed ${files} ${index}` } }, shared: {}, relations: {}, publish: false,
  }));
  /** As another process would hold it. */
  const holdAs = (holder: string, milliseconds: number) => sql('update import_claim set holder = ?, subject = ?, held_until = ? where id = 1', [holder, 'a file', Date.now() + milliseconds]);
  const elsewhere = 'another-machine 1 a b';

  it('is had by one of two that begin the same file at the same time, and every work is there once', async () => {
    const [before, file] = [await count(), source()];
    const both = await Promise.allSettled([imports().run(file, works(40), { batch: 5 }), imports().run(file, works(40), { batch: 5 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: new ImportsBusy() });
    expect(await count()).toBe(before + 40);
    expect((await imports().runs()).filter(({ fileHash }) => fileHash === file.fileHash)).toHaveLength(1);
  });

  it('is not had by an undo while something is imported, but a dry run needs none', async () => {
    const { id } = await imports().run(source(), works(3));
    const going = imports().run(source(), works(40), { batch: 2 });
    await expect.poll(() => imports().claimed(), { timeout: 10_000, interval: 5 }).toBe(`claimed ${files}`);
    await expect(imports().undo(id)).rejects.toEqual(new ImportsBusy());
    expect((await imports().undo(id, { dryRun: true })).undone).toHaveLength(3);
    await going;
    expect(await imports().claimed()).toBeUndefined();
    expect((await imports().undo(id)).undone).toHaveLength(3);
  });

  it('is left to another process for as long as that renews it', async () => {
    await holdAs(elsewhere, 60_000);
    expect(await imports().claimed()).toBe('a file');
    await expect(imports().run(source(), works(1))).rejects.toEqual(new ImportsBusy());
    await holdAs(elsewhere, -1_000);
    expect(await imports().claimed()).toBeUndefined();
    expect(await imports().run(source(), works(1))).toMatchObject({ state: 'done', created: 1 });
  });

  it('passes at once from a process of this machine that died, or that had our number before', async () => {
    for (const holder of [`${hostname()} 2147483646 a b`, `${hostname()} ${process.pid} before b`]) {
      await holdAs(holder, 60_000);
      expect(await imports().claimed()).toBeUndefined();
      expect(await imports().run(source(), works(1))).toMatchObject({ state: 'done' });
    }
    await holdAs(`${hostname()} ${process.ppid} a b`, 60_000);
    await expect(imports().run(source(), works(1)), 'that one lives').rejects.toEqual(new ImportsBusy());
  });

  it('once lost lets nobody write a further work, and leaves the run to who has it now', async () => {
    const [before, file] = [await count(), source()];
    let lost: Promise<void> | undefined;
    const losing = imports().run(file, works(60), { batch: 3, onProgress: () => void (lost ??= holdAs(elsewhere, 60_000)) });
    await expect(losing).rejects.toEqual(new ClaimLost());
    await lost;
    const written = (await count()) - before;
    expect([written > 0, written < 60, written % 3]).toEqual([true, true, 0]);
    expect(await imports().unfinished(file.fileHash)).toMatchObject({ state: 'running', created: written, failure: null });
    await holdAs(elsewhere, -1_000);
    expect(await imports().run(file, works(60), { batch: 3 })).toMatchObject({ state: 'done', created: 60 });
    expect(await count()).toBe(before + 60);
  });

  it('does not keep others from stopping a run between two batches, which then is no failure', async () => {
    const file = source();
    let id = '';
    let stopped: Promise<void> | undefined;
    const first = await imports().run(file, works(60), { batch: 3, onBegin: (runId) => (id = runId), onProgress: () => void (stopped ??= imports().stop(id)) });
    await stopped;
    expect(first).toMatchObject({ id, state: 'stopped', failure: null });
    expect(first.created).toBeLessThan(60);
    expect(await imports().run(file, works(60), { batch: 3 })).toMatchObject({ id, state: 'done', created: 60 });
  });
});
