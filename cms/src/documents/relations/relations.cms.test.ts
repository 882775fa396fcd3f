import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from '../../../test/harness/cms';

type Data = Record<string, unknown>;
interface Document { documentId: string; id: number; [name: string]: unknown }
interface Documents {
  create(params: Data): Promise<Document>;
  update(params: Data): Promise<Document>;
  publish(params: Data): Promise<unknown>;
  unpublish(params: Data): Promise<unknown>;
  discardDraft(params: Data): Promise<unknown>;
  clone(params: Data): Promise<{ documentId: string }>;
  delete(params: Data): Promise<unknown>;
}

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.close());

const documents = (name: string): Documents => cms.strapi.documents(`api::${name}.${name}` as never) as never;

/** The names of what a published project relates to, as readers get it. */
async function shown(documentId: string, field: string, locale = 'en'): Promise<unknown> {
  const response = await fetch(`${cms.url}/api/projects/${documentId}?populate=${field}&locale=${locale}`);
  const related = ((await response.json()) as { data: Data }).data[field];
  const name = (entry: Data | null) => entry && (entry.name ?? entry.title);
  return Array.isArray(related) ? related.map(name) : name(related as Data | null);
}

/** What the admin shows on a draft row. */
async function onDraft(documentId: string, locale: string, field = 'themes'): Promise<string[]> {
  const rows = (await cms.strapi.db.query('api::project.project').findMany({ where: { documentId, locale, publishedAt: { $null: true } } as never, populate: [field] as never })) as Document[];
  return ((rows[0]?.[field] ?? []) as Document[]).map((row) => String(row.documentId));
}

describe('relations', () => {
  let land: Document;
  let water: Document;
  let health: Document;

  beforeAll(async () => {
    land = await documents('theme').create({ locale: 'en', data: { name: 'Land' } });
    water = await documents('theme').create({ locale: 'en', data: { name: 'Water' } });
    health = await documents('theme').create({ locale: 'es', data: { name: 'Salud' } });
  });

  let project: Document;
  const projects = () => documents('project');
  const publish = (locale = '*') => projects().publish({ documentId: project.documentId, locale });

  beforeEach(async () => {
    project = await projects().create({ locale: 'en', data: { title: 'Rivers', themes: [land.documentId, water.documentId] } });
  });

  it('belong to the document: another language has them, whatever it saves', async () => {
    await projects().update({ documentId: project.documentId, locale: 'es', data: { title: 'Ríos' } });
    await publish('es');
    expect(await shown(project.documentId, 'themes', 'es')).toEqual(['Land', 'Water']);
  });

  it('are not dropped by a publish that says nothing of them, in any order of languages (strapi/strapi#24342)', async () => {
    await projects().update({ documentId: project.documentId, locale: 'fr', data: { title: 'Rivières' } });
    for (const locale of ['fr', 'en', 'fr']) {
      await publish(locale);
      expect(await shown(project.documentId, 'themes', 'fr')).toEqual(['Land', 'Water']);
    }
  });

  it('keep a target that has no row in the language, through deltas and replacements there', async () => {
    await projects().update({ documentId: project.documentId, locale: 'fr', data: { title: 'Rivières', themes: { connect: [{ documentId: health.documentId, position: { end: true } }] } } });
    await publish();
    expect(await shown(project.documentId, 'themes', 'fr')).toEqual(['Land', 'Water', 'Salud']);
    await projects().update({ documentId: project.documentId, locale: 'fr', data: { themes: { disconnect: [{ documentId: land.documentId }] } } });
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Water', 'Salud']);
  });

  it('keep a target that is not published, and show it once it is (strapi/strapi#25361)', async () => {
    const output = await documents('resource').create({ locale: 'en', data: { title: 'Handbook' } });
    await projects().update({ documentId: project.documentId, locale: 'en', data: { outputs: [output.documentId] } });
    await publish();
    expect(await shown(project.documentId, 'outputs')).toEqual([]);
    await documents('resource').publish({ documentId: output.documentId, locale: 'en' });
    expect(await shown(project.documentId, 'outputs')).toEqual(['Handbook']);
  });

  it('survive the target being published again, and withdrawn and published (strapi/strapi#23460)', async () => {
    const output = await documents('resource').create({ locale: 'en', status: 'published', data: { title: 'Report' } });
    await projects().update({ documentId: project.documentId, locale: 'en', data: { outputs: [output.documentId] } });
    await publish();
    await documents('resource').publish({ documentId: output.documentId, locale: 'en' });
    expect(await shown(project.documentId, 'outputs')).toEqual(['Report']);
    await documents('resource').unpublish({ documentId: output.documentId, locale: 'en' });
    await documents('resource').publish({ documentId: output.documentId, locale: 'en' });
    expect(await shown(project.documentId, 'outputs')).toEqual(['Report']);
  });

  it('keep the order an editor gives them, through publishing again and again (strapi/strapi#26786, #27622)', async () => {
    await publish();
    await projects().update({ documentId: project.documentId, locale: 'en', data: { themes: { connect: [{ documentId: water.documentId, position: { before: land.documentId } }] } } });
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Water', 'Land']);
    await projects().update({ documentId: project.documentId, locale: 'en', data: { themes: { set: [land.documentId, water.documentId] } } });
    await publish();
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Land', 'Water']);
    expect(await onDraft(project.documentId, 'en')).toEqual([land.documentId, water.documentId]);
  });

  it('are shown on the rows of every language that has the target', async () => {
    await projects().update({ documentId: project.documentId, locale: 'es', data: { title: 'Ríos', themes: { connect: [health.documentId] } } });
    expect(await onDraft(project.documentId, 'es')).toEqual([health.documentId]);
    expect(await onDraft(project.documentId, 'en')).toEqual([land.documentId, water.documentId]);
    await documents('theme').update({ documentId: water.documentId, locale: 'es', data: { name: 'Agua' } });
    expect(await onDraft(project.documentId, 'es')).toEqual([water.documentId, health.documentId]);
  });

  it('go back with a discarded draft, those to what is not published too (strapi/strapi#24280)', async () => {
    const draft = await documents('resource').create({ locale: 'en', data: { title: 'Not yet' } });
    await projects().update({ documentId: project.documentId, locale: 'en', data: { outputs: [draft.documentId] } });
    await publish();
    await projects().update({ documentId: project.documentId, locale: 'en', data: { title: 'Regretted', themes: { set: [] } } });
    await projects().discardDraft({ documentId: project.documentId, locale: 'en' });
    expect(await onDraft(project.documentId, 'en')).toEqual([land.documentId, water.documentId]);
    expect(await onDraft(project.documentId, 'en', 'outputs')).toEqual([draft.documentId]);
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Land', 'Water']);
  });

  it('are saved for a document without a version in the default language (strapi/strapi#23375)', async () => {
    const { documentId } = await projects().create({ locale: 'fr', status: 'published', data: { title: 'Sans anglais', themes: [land.documentId] } });
    expect(await shown(documentId, 'themes', 'fr')).toEqual(['Land']);
  });

  it('are not doubled by filling a language in from another', async () => {
    const filled = { title: 'Ríos', themes: { connect: [{ documentId: land.documentId, locale: 'es' }, { documentId: water.documentId, locale: 'es' }], disconnect: [] } };
    await projects().update({ documentId: project.documentId, locale: 'es', data: filled });
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Land', 'Water']);
  });

  it('go with a clone, and not with the original after that', async () => {
    const { documentId } = await projects().clone({ documentId: project.documentId });
    await projects().update({ documentId: project.documentId, locale: 'en', data: { themes: null } });
    await projects().publish({ documentId, locale: '*' });
    expect(await shown(documentId, 'themes')).toEqual(['Land', 'Water']);
    expect(await onDraft(documentId, 'en')).toEqual([land.documentId, water.documentId]);
  });

  it('are kept when one language of the source or of the target is deleted', async () => {
    const theme = await documents('theme').create({ locale: 'en', data: { name: 'Two rows' } });
    await documents('theme').update({ documentId: theme.documentId, locale: 'fr', data: { name: 'Deux lignes' } });
    await projects().update({ documentId: project.documentId, locale: 'fr', data: { title: 'F', themes: [theme.documentId] } });
    await documents('theme').delete({ documentId: theme.documentId, locale: 'en' });
    await projects().delete({ documentId: project.documentId, locale: 'fr' });
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Deux lignes']);
  });

  it('end with their target, for readers too', async () => {
    const theme = await documents('theme').create({ locale: 'en', data: { name: 'Short lived' } });
    await projects().update({ documentId: project.documentId, locale: 'en', data: { themes: [theme.documentId, land.documentId] } });
    await publish();
    await documents('theme').delete({ documentId: theme.documentId, locale: '*' });
    expect(await shown(project.documentId, 'themes')).toEqual(['Land']);
    await documents('theme').create({ locale: 'en', data: { name: 'Short lived' } });
    expect(await shown(project.documentId, 'themes')).toEqual(['Land']);
  });

  it('to one target are replaced, and cleared', async () => {
    const region = await documents('region').create({ locale: 'en', data: { name: 'Andes' } });
    await projects().update({ documentId: project.documentId, locale: 'en', data: { region: { connect: [{ documentId: region.documentId }] } } });
    await publish();
    expect(await shown(project.documentId, 'region')).toBe('Andes');
    await projects().update({ documentId: project.documentId, locale: 'en', data: { region: null } });
    await publish();
    expect(await shown(project.documentId, 'region')).toBeNull();
  });

  it('to its own type are shared by its languages', async () => {
    const broad = await documents('theme').create({ locale: 'en', data: { name: 'Broad' } });
    const narrow = await documents('theme').create({ locale: 'en', data: { name: 'Narrow', broader: broad.documentId } });
    await documents('theme').update({ documentId: narrow.documentId, locale: 'es', data: { name: 'Estrecho' } });
    const response = await fetch(`${cms.url}/api/themes/${narrow.documentId}?populate=broader&locale=es`);
    expect(((await response.json()) as { data: Data }).data.broader).toMatchObject({ name: 'Broad' });
  });

  it('are taken by the number of a row, as older clients name them', async () => {
    await projects().update({ documentId: project.documentId, locale: 'en', data: { themes: { set: [water.id] } } });
    await publish();
    expect(await shown(project.documentId, 'themes')).toEqual(['Water']);
  });

  it('to a document that is not there are refused by the name of the field', async () => {
    await expect(projects().update({ documentId: project.documentId, locale: 'en', data: { themes: ['nobody'] } })).rejects.toThrow(/themes.*nobody/);
  });

  it('leave both sides equal after all of that', async () => {
    expect(await cms.strapi.plugin('delivery').service('delivery').verify()).toEqual([]);
  });
});
