import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from '../../test/harness/cms';

type Data = Record<string, unknown>;
interface Document { documentId: string; [name: string]: unknown }
interface Documents {
  create(params: Data): Promise<Document>;
  update(params: Data): Promise<Document>;
  publish(params: Data): Promise<{ entries: Document[] }>;
  unpublish(params: Data): Promise<unknown>;
  discardDraft(params: Data): Promise<unknown>;
  clone(params: Data): Promise<{ documentId: string; entries: Document[] }>;
  delete(params: Data): Promise<unknown>;
  findOne(params: Data): Promise<Document | null>;
}

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.close());

const documents = (name: string): Documents => cms.strapi.documents(`api::${name}.${name}` as never) as never;
const projects = () => documents('project');
const themes = () => documents('theme');

async function read(path: string): Promise<{ status: number; data: Document; location: string | null }> {
  const response = await fetch(`${cms.url}/api/${path}`, { redirect: 'manual' });
  return { status: response.status, data: ((await response.json()) as { data: Document }).data, location: response.headers.get('location') };
}

const rowsOf = (name: string, documentId: string) => cms.strapi.db.query(`api::${name}.${name}` as never).findMany({ where: { documentId } as never, populate: ['safety'] as never }) as Promise<Document[]>;

describe('the source language', () => {
  it('is the one a document was first written in', async () => {
    const { documentId } = await projects().create({ locale: 'es', data: { title: 'Río' } });
    await projects().update({ documentId, locale: 'en', data: { title: 'River', sourceLocale: 'en' } });
    expect((await rowsOf('project', documentId)).map((row) => row.sourceLocale)).toEqual(['es', 'es']);
  });

  it('moves along the chain when its version is deleted', async () => {
    const { documentId } = await projects().create({ locale: 'fr', data: { title: 'Rivière' } });
    await projects().update({ documentId, locale: 'es', data: { title: 'Río' } });
    await projects().update({ documentId, locale: 'en', data: { title: 'River' } });
    await projects().delete({ documentId, locale: 'fr' });
    expect((await rowsOf('project', documentId)).map((row) => row.sourceLocale)).toEqual(['en', 'en']);
  });

  it('alone must be whole to be published', async () => {
    const { documentId } = await projects().create({ locale: 'es', data: { summary: 'Sin título' } });
    await expect(projects().publish({ documentId, locale: 'es' })).rejects.toThrow(/title/);
    await projects().update({ documentId, locale: 'es', data: { title: 'Con título' } });
    await projects().update({ documentId, locale: 'fr', data: { summary: 'Résumé seul' } });
    await projects().publish({ documentId, locale: '*' });
    expect((await read(`projects/${documentId}?locale=fr`)).data).toMatchObject({ title: 'Con título', summary: 'Résumé seul' });
  });
});

describe('text', () => {
  it('is kept in NFC, with LF, one line trimmed', async () => {
    const row = await projects().create({ locale: 'en', data: { title: '  Ri\u0301o ', body: 'a\r\nb' } });
    expect(row).toMatchObject({ title: 'R\u00edo', body: 'a\nb' });
  });

  it.each([
    ['a control character', 'summary', 'a\u0000b'],
    ['a line break in one line', 'title', 'a\nb'],
    ['a lone surrogate', 'body', 'a\ud800b'],
  ])('is refused for %s, by the name of the field', async (_case, field, value) => {
    await expect(projects().create({ locale: 'en', data: { title: 'A', [field]: value } })).rejects.toThrow(new RegExp(field));
  });

  it('is refused inside components by its path', async () => {
    await expect(documents('frontier').create({ locale: 'en', data: { title: 'A', questions: [{ text: 'ok' }, { text: 'a\u0007' }] } })).rejects.toThrow(/questions\.1\.text/);
  });
});

describe('slugs', () => {
  it('come from the title in its own language', async () => {
    const { documentId, slug } = await projects().create({ locale: 'es', data: { title: '¿Quién cuida el agua?' } });
    expect(slug).toBe('quien-cuida-el-agua');
    expect((await projects().update({ documentId, locale: 'fr', data: { title: 'Qui garde l’eau ?' } })).slug).toBe('qui-garde-l-eau');
  });

  it('are at most 80 characters and never empty', async () => {
    expect(String((await projects().create({ locale: 'en', data: { title: 'word '.repeat(40) } })).slug).length).toBeLessThanOrEqual(80);
    expect((await projects().create({ locale: 'en', data: { title: '!!!' } })).slug).toBe('project');
  });

  it('are unique per type and language', async () => {
    const slugs = [];
    for (const locale of ['en', 'en', 'es']) slugs.push((await projects().create({ locale, data: { title: 'Same words' } })).slug);
    expect(slugs).toEqual(['same-words', 'same-words-2', 'same-words']);
  });

  it('keep the old one as a permanent redirect, which nobody else can take', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'Old name' } });
    await projects().publish({ documentId, locale: 'en' });
    await projects().update({ documentId, locale: 'en', data: { slug: 'New name' } });
    await projects().publish({ documentId, locale: 'en' });
    expect(await read('projects/old-name?fields=title')).toMatchObject({ status: 308, location: '/api/projects/new-name?fields=title' });
    expect((await projects().create({ locale: 'en', data: { title: 'Old name' } })).slug).toBe('old-name-2');
  });

  it('lead a borrowed address to the own one once that exists', async () => {
    const { documentId } = await projects().create({ locale: 'es', data: { title: 'Dirección prestada' } });
    await projects().publish({ documentId, locale: 'es' });
    expect((await read('projects/direccion-prestada?locale=fr')).status).toBe(200);
    await projects().update({ documentId, locale: 'fr', data: { title: 'Adresse propre' } });
    await projects().publish({ documentId, locale: 'fr' });
    expect((await read('projects/direccion-prestada?locale=fr')).location).toBe('/api/projects/adresse-propre?locale=fr');
  });

  it('stay as they are when the title changes', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'First title' } });
    expect((await projects().update({ documentId, locale: 'en', data: { title: 'Second title' } })).slug).toBe('first-title');
  });

  it('are new in a clone', async () => {
    const { documentId } = await themes().create({ locale: 'en', data: { name: 'Cloned theme' } });
    const clone = await themes().clone({ documentId });
    expect((await rowsOf('theme', clone.documentId)).map((row) => row.slug)).toEqual(['cloned-theme-2']);
  });
});

describe('shared fields', () => {
  it('saved in one language are saved for all', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'A', startDate: '2019', safety: { visibility: 'public', privateNote: 'first' } } });
    await projects().update({ documentId, locale: 'es', data: { title: 'B' } });
    await projects().update({ documentId, locale: 'es', data: { startDate: '2020', safety: { visibility: 'generalised', privateNote: 'second' } } });
    expect((await rowsOf('project', documentId)).map((row) => [row.startDate, (row.safety as Data).privateNote])).toEqual([['2020', 'second'], ['2020', 'second']]);
  });

  it('are not lost to the defaults of a form that adds a language', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'A', activityStatus: 'completed', countries: ['KE'] } });
    await projects().update({ documentId, locale: 'fr', data: { title: 'B', activityStatus: 'active', countries: null } });
    expect((await rowsOf('project', documentId)).map((row) => [row.activityStatus, row.countries])).toEqual([['completed', ['KE']], ['completed', ['KE']]]);
  });

  it('come from the draft, not from an older publication, when a language is added', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'A', startDate: '2019' } });
    await projects().publish({ documentId, locale: 'en' });
    await projects().update({ documentId, locale: 'en', data: { startDate: '2021' } });
    await projects().update({ documentId, locale: 'fr', data: { title: 'B' } });
    const drafts = (await rowsOf('project', documentId)).filter((row) => row.publishedAt === null);
    expect(drafts.map((row) => row.startDate)).toEqual(['2021', '2021']);
  });

  it('leave when the other languages were last written, so that the admin does not call them modified', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'A', startDate: '2019' } });
    await projects().update({ documentId, locale: 'es', data: { title: 'B', startDate: '2020' } });
    for (const locale of ['en', 'es', '*']) await projects().publish({ documentId, locale });
    const times = Map.groupBy(await rowsOf('project', documentId), (row) => row.locale);
    for (const [draft, live] of [...times.values()]) expect(live?.updatedAt).toEqual(draft?.updatedAt);
  });

  it('published in one language are published for all', async () => {
    const { documentId } = await projects().create({ locale: 'en', data: { title: 'A', startDate: '2019' } });
    await projects().update({ documentId, locale: 'fr', data: { title: 'B' } });
    await projects().publish({ documentId, locale: '*' });
    await projects().update({ documentId, locale: 'fr', data: { startDate: '2022' } });
    await projects().publish({ documentId, locale: 'fr' });
    for (const locale of ['en', 'fr']) expect((await read(`projects/${documentId}?locale=${locale}`)).data.startDate).toBe('2022');
  });

  it('keep files inside components in every language', async () => {
    const file = await cms.strapi.db.query('plugin::upload.file').create({ data: { name: 'a.pdf', hash: 'a', ext: '.pdf', mime: 'application/pdf', size: 1, url: '/uploads/a.pdf', provider: 'local', folderPath: '/' } as never });
    const resources = documents('resource');
    const { documentId } = await resources.create({ locale: 'en', data: { title: 'A', expressions: [{ language: 'en', file: file.id }] } });
    await resources.update({ documentId, locale: 'es', data: { title: 'B' } });
    await resources.publish({ documentId, locale: '*' });
    for (const locale of ['en', 'es']) {
      expect((await read(`resources/${documentId}?locale=${locale}&fallback=none`)).data.expressions).toMatchObject([{ language: 'en', file: { url: '/uploads/a.pdf' } }]);
    }
  });
});

describe('a translation', () => {
  it('leaves what the other languages say, though its form began with their values (strapi/strapi#20409, #23333)', async () => {
    const born = await projects().create({ locale: 'es', status: 'published', data: { title: 'Ríos', summary: 'Resumen', startDate: '2019' } });
    const [row] = await rowsOf('project', born.documentId);
    const form = { id: row?.id, documentId: born.documentId, locale: 'es', slug: row?.slug, startDate: '2019', summary: 'Resumen' };
    await projects().update({ documentId: born.documentId, locale: 'fr', data: { ...form, title: 'Rivières' } });
    await projects().publish({ documentId: born.documentId, locale: 'fr' });
    const rows = await rowsOf('project', born.documentId);
    const said = (locale: string) => rows.filter((each) => each.locale === locale).map(({ title, summary, startDate }) => [title, summary, startDate]);
    expect(said('es')).toEqual([['Ríos', 'Resumen', '2019'], ['Ríos', 'Resumen', '2019']]);
    expect(said('fr')).toEqual([['Rivières', 'Resumen', '2019'], ['Rivières', 'Resumen', '2019']]);
  });

  const stateIn = async (documentId: string) => (await read(`projects/${documentId}?locale=fr`)).data.localization;

  it('is stale once its source text has changed, field by field', async () => {
    const { documentId } = await projects().create({ locale: 'es', data: { title: 'Uno', summary: 'Resumen' } });
    await projects().update({ documentId, locale: 'fr', data: { title: 'Un', summary: 'Résumé' } });
    await projects().publish({ documentId, locale: '*' });
    expect(await stateIn(documentId)).toMatchObject({ state: 'translated' });
    await projects().update({ documentId, locale: 'es', data: { title: 'Dos', summary: 'Resumen ' } });
    expect(await stateIn(documentId)).toMatchObject({ state: 'translated' });
    await projects().publish({ documentId, locale: 'es' });
    expect(await stateIn(documentId)).toMatchObject({ state: 'stale', fields: { title: 'fr' } });
    await projects().update({ documentId, locale: 'fr', data: { summary: 'Autre résumé' } });
    await projects().publish({ documentId, locale: 'fr' });
    expect(await stateIn(documentId)).toMatchObject({ state: 'stale' });
    await projects().update({ documentId, locale: 'fr', data: { title: 'Deux' } });
    await projects().publish({ documentId, locale: 'fr' });
    expect(await stateIn(documentId)).toMatchObject({ state: 'translated', fields: {} });
  });

  it('made from a draft of its source is not stale before that is published, nor after', async () => {
    const { documentId } = await projects().create({ locale: 'es', data: { title: 'Uno' } });
    await projects().publish({ documentId, locale: 'es' });
    await projects().update({ documentId, locale: 'es', data: { title: 'Dos' } });
    await projects().update({ documentId, locale: 'fr', data: { title: 'Deux' } });
    await projects().publish({ documentId, locale: 'fr' });
    expect(await stateIn(documentId)).toMatchObject({ state: 'translated' });
    await projects().publish({ documentId, locale: 'es' });
    expect(await stateIn(documentId)).toMatchObject({ state: 'translated' });
  });
});

describe('a save', () => {
  it('that also publishes passes every rule of both', async () => {
    const theme = await themes().create({ locale: 'en', data: { name: 'Publish step' } });
    const { documentId } = await projects().create({ locale: 'en', status: 'published', data: { title: 'At once', themes: [theme.documentId] } });
    expect((await read(`projects/${documentId}?populate=themes`)).data).toMatchObject({ title: 'At once', themes: [{ name: 'Publish step' }] });
  });

  it('that a rule refuses leaves nothing', async () => {
    const before = await cms.strapi.db.query('api::project.project').count();
    await expect(projects().create({ locale: 'en', status: 'published', data: { summary: 'No title' } })).rejects.toThrow(/title/);
    expect(await cms.strapi.db.query('api::project.project').count()).toBe(before);
  });

  it('leaves both sides equal', async () => {
    expect(await cms.strapi.plugin('delivery').service('delivery').verify()).toEqual([]);
  });
});
