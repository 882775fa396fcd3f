import type { Core } from '@strapi/strapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from '../../../../../test/harness/cms';
import { currentConnection } from '../../../../documents/connection';
import type { Delivery } from '../../../delivery/server/delivery';
import { select } from '../../../delivery/server/store/sql';
import type { Imports } from '../imports';
import { documentsOf, sampleWrites, type Targets, writeSurroundings } from '../write/fixture';
import { readWorks } from '../write/read-works';
import type { StoredWork } from '../write/stored-work';
import type { WorkWrite } from '../write/work-write';
import { tablesOf } from '../write/write-works';
import { doneRows } from './items';
import { stateHash } from './state-hash';

const deliveryOf = (strapi: Core.Strapi): Delivery => strapi.plugin('delivery').service<Delivery>('delivery');

describe('an import that is recorded', () => {
  let cms: TestCms;
  let targets: Targets;
  let files = 0;
  let source: { fileName: string; fileHash: string; who: string };

  const imports = () => cms.strapi.plugin('imports').service<Imports>('imports');
  const count = () => cms.strapi.db.query('api::resource.resource').count({});
  const stored = async (id: string) => (await readWorks(tablesOf(cms.strapi), [id])).get(id) as StoredWork;
  const idsOf = async (runId: string): Promise<Map<number, string>> =>
    new Map((await select<{ row: number; id: string }>(currentConnection(cms.strapi), 'select row_number as "row", document_id as id from import_item where run_id = ? order by row_number', [runId])).map(({ row, id }) => [row, id]));
  const statusOf = async (path: string) => (await fetch(`${cms.url}/api/resources/${path}`, { redirect: 'manual' })).status;
  const creation = (row: number, title: string, more: Partial<WorkWrite> = {}): WorkWrite =>
    ({ row, action: 'create', sourceLocale: 'en', versions: { en: { title } }, shared: { year: 2_000 }, relations: { themes: targets.themes }, publish: true, ...more });

  beforeAll(async () => {
    cms = await startCms();
    targets = await writeSurroundings(cms.strapi);
  });
  beforeEach(() => {
    source = { fileName: 'works.csv', fileHash: `hash ${(files += 1)}`, who: 'A librarian' };
  });
  afterAll(() => cms.close());

  it('is undone without a trace, but for the log of changes', async () => {
    const before = await count();
    const addresses = await select(currentConnection(cms.strapi), 'select type, locale, slug, document_id from delivery_address order by 1, 2, 3, 4');
    const run = await imports().run(source, sampleWrites(targets), { batch: 25 });
    expect(run).toMatchObject({ state: 'done', created: 60, updated: 0, total: 60, who: 'A librarian' });
    const ids = await idsOf(run.id);
    expect(await statusOf(ids.get(1) ?? '')).toBe(200);

    const dry = await imports().undo(run.id, { dryRun: true });
    expect([dry.undone.length, dry.refused]).toEqual([60, []]);
    expect(await count()).toBeGreaterThan(before + 60);

    const { undone, refused } = await imports().undo(run.id);
    expect([undone.length, refused]).toEqual([60, []]);
    expect(await count()).toBe(before);
    expect(await statusOf(ids.get(1) ?? '')).toBe(404);
    expect(await select(currentConnection(cms.strapi), 'select type, locale, slug, document_id from delivery_address order by 1, 2, 3, 4')).toEqual(addresses);
    for (const table of ['components_shared_expressions', 'components_safety_profiles', 'resources_cmps']) expect(await select(currentConnection(cms.strapi), `select * from ${table}`)).toEqual([]);
    for (const id of ids.values()) {
      for (const table of ['document_relations', 'translation_pins', 'delivery_resources', 'delivery_link']) {
        expect(await select(currentConnection(cms.strapi), `select * from ${table} where document_id = ?`, [id])).toEqual([]);
      }
    }
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
    expect((await imports().runs()).find(({ id }) => id === run.id)?.state).toBe('undone');
  });

  it('leaves alone what somebody has changed, deleted or related to since, and says so by title', async () => {
    const run = await imports().run(source, ['Edited', 'Deleted', 'Cited', 'Saved as it was', 'Untouched'].map((title, index) => creation(index + 1, title)));
    const ids = await idsOf(run.id);
    const documents = documentsOf(cms.strapi, 'resource');
    await documents.update({ documentId: ids.get(1), locale: 'en', data: { year: 2_001 } });
    await cms.strapi.documents('api::resource.resource').delete({ documentId: ids.get(2) ?? '', locale: '*' });
    await documentsOf(cms.strapi, 'project').create({ locale: 'en', data: { title: 'A project', outputs: [ids.get(3)] } });
    await documents.update({ documentId: ids.get(4), locale: 'en', data: { title: 'Saved as it was' } });

    const said = ({ undone, refused }: Awaited<ReturnType<Imports['undo']>>) => ({
      undone: undone.map(({ row, title }) => [row, title]),
      refused: refused.map(({ row, title, reason, relatedBy }) => [row, title, reason, relatedBy]),
    });
    const expected = {
      undone: [[5, 'Untouched'], [4, 'Saved as it was']],
      refused: [[3, 'Cited', 'related', ['project A project']], [2, '', 'deleted', []], [1, 'Edited', 'changed', []]],
    };
    expect(said(await imports().undo(run.id, { dryRun: true }))).toEqual(expected);
    expect(said(await imports().undo(run.id))).toEqual(expected);
    expect([await statusOf('edited'), await statusOf('cited'), await statusOf('untouched')]).toEqual([200, 200, 404]);
    expect(said(await imports().undo(run.id))).toEqual({ ...expected, undone: [] });
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
  });

  it('restores exactly what it changed: languages, drafts beside publications, components, relations and pins', async () => {
    const documents = documentsOf(cms.strapi, 'resource');
    const { documentId } = await documents.create({ locale: 'es', data: { title: 'Antes', abstract: 'Uno', year: 1_999, themes: targets.themes, expressions: [{ language: 'es', url: 'https://example.org/es' }] } });
    await documents.update({ documentId, locale: 'en', data: { title: 'Before' } });
    await documents.publish({ documentId, locale: '*' });
    await documents.update({ documentId, locale: 'en', data: { title: 'Before, drafted' } });
    const before = await stored(documentId);
    const [record] = await select<{ json: string }>(currentConnection(cms.strapi), "select json from delivery_resources where document_id = ? and locale = 'fr'", [documentId]);

    const update = (row: number, more: Partial<WorkWrite>): WorkWrite => ({ row, action: 'update', documentId, sourceLocale: 'es', versions: {}, shared: {}, relations: {}, publish: true, ...more });
    const run = await imports().run(source, [
      update(1, { versions: { es: { title: 'Después' } }, shared: { year: 2_020, expressions: [] }, relations: { themes: targets.themes.slice(0, 1), publishers: targets.publishers } }),
      update(2, { versions: { fr: { title: 'Après' }, en: { title: 'After' } } }),
    ]);
    expect(run).toMatchObject({ created: 0, updated: 2 });
    const entry = async (locale: string) => ((await (await fetch(`${cms.url}/api/resources/${documentId}?locale=${locale}&populate=themes`)).json()) as { data: Record<string, unknown> }).data;
    expect(await entry('fr')).toMatchObject({ title: 'Après', year: 2_020, expressions: [] });

    expect((await imports().undo(run.id, { dryRun: true })).refused).toEqual([]);
    const { undone, refused } = await imports().undo(run.id);
    expect([undone.map(({ row, title }) => [row, title]), refused]).toEqual([[[2, 'Después'], [1, 'Después']], []]);
    expect(await stored(documentId)).toEqual(before);
    expect(await entry('fr')).toMatchObject({ title: 'Before', year: 1_999 });
    expect((await entry('en')).title).toBe('Before');
    expect(await select(currentConnection(cms.strapi), "select json from delivery_resources where document_id = ? and locale = 'fr'", [documentId])).toEqual([record]);
    const shown = (await cms.strapi.db.query('api::resource.resource').findMany({ where: { documentId, locale: 'es' }, populate: { themes: true, publishers: true } })) as unknown as { themes: unknown[]; publishers: unknown[] }[];
    expect(shown.map(({ themes, publishers }) => [themes.length, publishers.length])).toEqual([[2, 0], [2, 0]]);
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
  });

  it('stops between two batches, tells how far it is, and goes on where the same file comes again', async () => {
    const writes = Array.from({ length: 10 }, (_, index) => creation(index + 1, `Stopped ${index}`));
    const stop = new AbortController();
    const seen: number[] = [];
    const first = await imports().run(source, writes, { batch: 4, signal: stop.signal, onProgress: ({ done, total }) => {
      seen.push(done / total);
      if (done >= 8) stop.abort();
    } });
    expect([first.state, first.created, seen]).toEqual(['stopped', 8, [0.4, 0.8]]);
    expect((await imports().unfinished(source.fileHash))?.id).toBe(first.id);
    const second = await imports().run(source, writes, { batch: 4 });
    expect([second.id, second.state, second.created]).toEqual([first.id, 'done', 10]);
    expect(await imports().unfinished(source.fileHash)).toBeUndefined();
    expect(await doneRows(cms.strapi, first.id)).toEqual(new Set(writes.map(({ row }) => row)));
  });

  it('writes nothing of a batch that holds a work no rule lets in, and keeps the batches before it', async () => {
    const writes = Array.from({ length: 6 }, (_, index) => creation(index + 1, `Refused ${index}`, index === 4 ? { shared: { year: 1_492, kind: 'poem', countries: ['XX'] }, versions: { en: { title: '' } } } : {}));
    const before = await count();
    await expect(imports().run(source, writes, { batch: 3 })).rejects.toThrow(/^Row 5: countries .*XX.*; .*kind must be one of .*; year .*1900.*; .*en\.title must not be empty/);
    expect(await count()).toBe(before + 6);
    const [run] = await imports().runs();
    expect(run).toMatchObject({ state: 'failed', created: 3, failure: { reason: 'rowRefused', row: 5 } });
    expect(run?.failure?.problems?.map(({ column }) => column).sort()).toEqual(['countries', 'en.title', 'kind', 'year']);
    await expect(imports().run({ ...source, fileHash: 'other' }, [creation(1, 'Lost', { relations: { themes: ['nowhere'] } })])).rejects.toThrow('Row 1: themes names “nowhere”, which does not exist.');
    expect(await count()).toBe(before + 6);
  });

  it('has the same hash of what it leaves as of what is read, whatever the work', async () => {
    const run = await imports().run(source, sampleWrites(targets));
    const works = await readWorks(tablesOf(cms.strapi), [...(await idsOf(run.id)).values()]);
    const hashes = await select<{ id: string; hash: string }>(currentConnection(cms.strapi), 'select document_id as id, hash from import_item where run_id = ?', [run.id]);
    expect(hashes.map(({ id, hash }) => [id, hash])).toEqual(hashes.map(({ id }) => [id, stateHash(works.get(id) as StoredWork)]));
  });
});
