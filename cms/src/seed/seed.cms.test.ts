import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCms, type TestCms } from '../../test/harness/cms';
import { makeSeedFolder, type SeedFolder } from '../../test/harness/seed-folder';
import { InvalidSeed } from './check-seed';
import { type Outcome, seed } from './seed';
import * as memory from './seed-entries';

type Row = Record<string, unknown> & { documentId: string; locale: string };

vi.mock('./seed-entries', { spy: true });

let cms: TestCms;
let folder: SeedFolder;

const river = {
  'projects/river/shared.json': { sourceLocale: 'es', activityStatus: 'active', startDate: '2021', countries: ['AR'], organizations: ['acij'], themes: ['water', 'land'] },
  'projects/river/es.json': { title: 'El río y su gente', summary: 'Un río.', body: 'Texto.' },
  'projects/river/en.json': { title: 'The river and its people' },
};

const PDF = '%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n';

beforeAll(async () => {
  cms = await startCms({ first: true });
  folder = makeSeedFolder({
    'themes/land/shared.json': { sourceLocale: 'en' },
    'themes/land/en.json': { name: 'Land' },
    'themes/land/fr.json': { name: 'Terre' },
    'themes/water/shared.json': { sourceLocale: 'en' },
    'themes/water/en.json': { name: 'Water' },
    'organizations/acij/shared.json': { name: 'ACIJ', country: 'AR', url: 'https://acij.example' },
    'home/home/shared.json': { sourceLocale: 'en' },
    'home/home/en.json': { heroTitle: 'Learning together' },
    ...river,
  });
});

afterAll(async () => {
  await cms?.close();
  folder?.remove();
});

const run = async () => (await seed(cms.strapi, { dir: folder.dir })).outcomes;
const outcomes = (some: Partial<Record<Outcome, number>>) => ({ created: 0, updated: 0, unchanged: 0, edited: 0, deleted: 0, taken: 0, ...some });
const rows = (uid: string, status: 'draft' | 'published' = 'draft', locale = '*') =>
  cms.strapi.documents(uid as 'admin::user').findMany({ status, locale, populate: '*' } as never) as unknown as Promise<Row[]>;
const project = async (locale: string, status: 'draft' | 'published' = 'draft') => (await rows('api::project.project', status)).find((row) => row.locale === locale);
/** A connection of its own each: a run of the seed may take longer than the CMS keeps one open that nobody uses. */
const get = (path: string) => fetch(`${cms.url}${path}`, { headers: { Connection: 'close' } });
const answer = async (path: string) => (await get(path)).json() as Promise<{ data: Record<string, unknown>[] }>;

/** Empties the CMS and the seeder's memory, so that each test starts from nothing. */
beforeEach(async () => {
  for (const uid of ['project', 'organization', 'theme', 'home', 'resource']) {
    for (const { documentId } of await rows(`api::${uid}.${uid}`)) {
      await cms.strapi.documents(`api::${uid}.${uid}` as 'admin::user').delete({ documentId, locale: '*' } as never);
    }
  }
  await cms.strapi.db.connection.raw('drop table if exists seed_entries');
  folder.write({ ...river, 'projects/river/en.from.json': null });
});

describe('seed', () => {
  it('brings in every document in its languages, publishes it, and keeps its source language and its gaps', async () => {
    expect(await run()).toEqual(outcomes({ created: 5 }));
    expect((await rows('api::project.project', 'published')).map(({ locale, sourceLocale, title, body }) => [locale, sourceLocale, title, body]).sort()).toEqual([
      ['en', 'es', 'The river and its people', null],
      ['es', 'es', 'El río y su gente', 'Texto.'],
    ]);
    const { data } = await answer('/api/projects?locale=fr&populate=themes,organizations');
    expect(data).toMatchObject([
      { title: 'The river and its people', status: 'active', startDate: '2021', organizations: [{ name: 'ACIJ' }], themes: [{ name: 'Water' }, { name: 'Terre' }], localization: { source: 'es', state: 'fallback', available: ['en', 'es'], fields: { title: 'en', body: 'es' } } },
    ]);
  });

  it('does nothing the second time', async () => {
    await run();
    const before = await rows('api::project.project');
    expect(await run()).toEqual(outcomes({ unchanged: 5 }));
    expect(await rows('api::project.project')).toEqual(before);
  });

  it('goes on where it was when it broke off, and makes nothing twice', async () => {
    const killed = new Error('killed');
    let written = 0;
    const dieAtTheThird = () => {
      written += 1;
      if (written === 3) throw killed;
    };
    await expect(seed(cms.strapi, { dir: folder.dir, onProgress: dieAtTheThird })).rejects.toBe(killed);
    expect(await run()).toEqual(outcomes({ created: 2, unchanged: 3 }));
    expect(await run()).toEqual(outcomes({ unchanged: 5 }));
  });

  it('leaves neither half a document nor a memory of it when a write fails', async () => {
    const failing = vi.spyOn(memory, 'rememberEntry').mockRejectedValueOnce(new Error('disk full'));
    await expect(run()).rejects.toThrow('disk full');
    failing.mockRestore();
    const counts = await Promise.all(['theme', 'organization', 'home', 'project'].map(async (name) => (await rows(`api::${name}.${name}`)).length));
    expect(counts).toEqual([0, 0, 0, 0]);
    expect(await run()).toEqual(outcomes({ created: 5 }));
  });

  it('writes a changed file into a document nobody touched', async () => {
    await run();
    const { documentId } = (await project('es'))!;
    folder.write({ 'projects/river/es.json': { title: 'El río', summary: 'Un río largo.' }, 'projects/river/fr.json': { title: 'La rivière' } });
    expect(await run()).toEqual(outcomes({ updated: 1, unchanged: 4 }));
    expect(await project('es', 'published')).toMatchObject({ documentId, title: 'El río', summary: 'Un río largo.', body: null });
    expect(await project('fr', 'published')).toMatchObject({ documentId, title: 'La rivière', sourceLocale: 'es' });
    folder.write({ 'projects/river/fr.json': null });
    expect(await run()).toEqual(outcomes({ updated: 1, unchanged: 4 }));
    expect(await project('fr')).toBeUndefined();
  });

  it('never writes over what an editor changed, in whichever language', async () => {
    await run();
    const { documentId } = (await project('en'))!;
    await cms.strapi.documents('api::project.project' as 'admin::user').update({ documentId, locale: 'en', data: { title: 'Our river' } } as never);
    folder.write({ 'projects/river/es.json': { title: 'El río', summary: 'Otro.' } });
    const result = await seed(cms.strapi, { dir: folder.dir });
    expect(result.leftAlone).toEqual([{ document: 'projects/river', outcome: 'edited' }]);
    expect((await project('en'))?.title).toBe('Our river');
    expect((await project('es'))?.title).toBe('El río y su gente');
  });

  it('does not publish again what an editor withdrew', async () => {
    await run();
    const { documentId } = (await project('en'))!;
    await cms.strapi.documents('api::project.project' as 'admin::user').unpublish({ documentId, locale: '*' } as never);
    folder.write({ 'projects/river/es.json': { title: 'El río' } });
    expect(await run()).toEqual(outcomes({ edited: 1, unchanged: 4 }));
    expect(await rows('api::project.project', 'published')).toEqual([]);
  });

  it('does not bring back what an editor deleted', async () => {
    await run();
    const { documentId } = (await project('en'))!;
    await cms.strapi.documents('api::project.project' as 'admin::user').delete({ documentId, locale: '*' } as never);
    expect(await run()).toEqual(outcomes({ deleted: 1, unchanged: 4 }));
    expect(await rows('api::project.project')).toEqual([]);
  });

  it('leaves a home page alone that was there before the seed', async () => {
    await cms.strapi.documents('api::home.home' as 'admin::user').create({ locale: 'en', data: { heroTitle: 'Ours', sourceLocale: 'en' } } as never);
    expect(await run()).toEqual(outcomes({ created: 4, taken: 1 }));
    expect((await rows('api::home.home')).map(({ heroTitle }) => heroTitle)).toEqual(['Ours']);
  });

  it('knows a translation that was made from something else as out of date, and no other', async () => {
    folder.write({ 'projects/river/fr.json': { title: 'La rivière' }, 'projects/river/en.from.json': { title: 'El río' } });
    expect(await run()).toEqual(outcomes({ created: 5 }));
    const [english] = (await answer('/api/projects?locale=en')).data;
    expect(english).toMatchObject({ title: 'The river and its people', localization: { source: 'es', state: 'stale', fields: { title: 'en' } } });
    expect((await answer('/api/projects?locale=fr')).data[0]).toMatchObject({ localization: { state: 'translated' } });
    expect((await answer('/api/projects?locale=es')).data[0]).toMatchObject({ title: 'El río y su gente', summary: 'Un río.', localization: { state: 'original' } });
    expect(await run()).toEqual(outcomes({ unchanged: 5 }));
    folder.write({ 'projects/river/fr.json': null });
  });

  it('puts a file into the media library, once, and again when it has changed', async () => {
    const files = () => cms.strapi.db.query('plugin::upload.file').findMany({ where: { name: 'leaflet.pdf' } });
    const shown = async () => ((await answer('/api/resources?locale=en')).data[0] as { expressions: { pages: number; file: { url: string; mime: string; size: number } }[] }).expressions[0]!;
    const own = makeSeedFolder({
      'resources/leaflet/shared.json': { sourceLocale: 'en', kind: 'guide', expressions: [{ language: 'en', file: 'leaflet.pdf', pages: 1 }] },
      'resources/leaflet/en.json': { title: 'A leaflet' },
      'resources/leaflet/leaflet.pdf': PDF,
    });
    const again = async () => (await seed(cms.strapi, { dir: own.dir })).outcomes;
    expect(await again()).toEqual(outcomes({ created: 1 }));
    const first = await shown();
    expect(first).toMatchObject({ pages: 1, file: { mime: 'application/pdf', size: expect.closeTo(PDF.length / 1_000, 2) } });
    expect(await (await get(first.file.url)).text()).toBe(PDF);
    expect(await again()).toEqual(outcomes({ unchanged: 1 }));
    own.write({ 'resources/leaflet/en.json': { title: 'The leaflet' } });
    expect(await again()).toEqual(outcomes({ updated: 1 }));
    expect(await files()).toHaveLength(1);
    expect((await shown()).file.url).toBe(first.file.url);
    own.write({ 'resources/leaflet/leaflet.pdf': `${PDF}% longer by a line\n` });
    expect(await again()).toEqual(outcomes({ updated: 1 }));
    expect((await shown()).file.url).not.toBe(first.file.url);
    expect(await (await get((await shown()).file.url)).text()).toContain('longer by a line');
    own.remove();
  });

  it('writes nothing at all when one file is not valid', async () => {
    folder.write({ 'projects/river/en.json': { title: 'The river', colour: 'blue' } });
    await expect(run()).rejects.toThrow(InvalidSeed);
    await expect(run()).rejects.toThrow('projects/river/en.json:3 colour is no attribute');
    expect(await rows('api::theme.theme')).toEqual([]);
  });
});
