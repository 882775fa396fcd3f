import { strapi as createClient } from '@strapi/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish, publishAgain } from './delivery/content';
import { startCms, type TestCms } from './harness/cms';

const PROJECT = 'api::project.project';

describe('the official @strapi/client', () => {
  let cms: TestCms;
  let client: ReturnType<typeof createClient>;
  let first: string;

  beforeAll(async () => {
    cms = await startCms();
    client = createClient({ baseURL: `${cms.url}/api` });
    const land = await publish(cms.strapi, 'api::theme.theme', { name: 'Land' });
    const water = await publish(cms.strapi, 'api::theme.theme', { name: 'Water' });
    const region = await publish(cms.strapi, 'api::region.region', { name: 'Andes' });
    first = await publish(cms.strapi, PROJECT, { title: 'Atlas', activityStatus: 'active', themes: [land, water], region });
    await publishAgain(cms.strapi, PROJECT, first, { title: 'Atlas en español' }, 'es');
    await publish(cms.strapi, PROJECT, { title: 'Bridges', activityStatus: 'completed', themes: [water] });
    await publish(cms.strapi, PROJECT, { title: 'Courts', activityStatus: 'completed' });
    await publish(cms.strapi, 'api::home.home', { heroTitle: 'Justice' });
    await publishAgain(cms.strapi, 'api::home.home', (await cms.strapi.documents('api::home.home').findFirst({}))?.documentId ?? '', { heroTitle: 'Justicia' }, 'es');
  });
  afterAll(() => cms.close());

  const titles = (data: { [key: string]: unknown }[]) => data.map((entry) => entry.title);

  it('finds a list', async () => {
    const { data, meta } = await client.collection('projects').find();
    expect(titles(data).sort()).toEqual(['Atlas', 'Bridges', 'Courts']);
    expect(meta.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 3 });
  });

  it('filters by attributes and relations', async () => {
    const projects = client.collection('projects');
    const find = async (filters: Record<string, unknown>) => titles((await projects.find({ filters, sort: 'title' })).data);
    expect(await find({ title: { $eq: 'Bridges' } })).toEqual(['Bridges']);
    expect(await find({ title: { $containsi: 'COURT' } })).toEqual(['Courts']);
    expect(await find({ title: { $in: ['Atlas', 'Courts'] } })).toEqual(['Atlas', 'Courts']);
    expect(await find({ themes: { slug: { $eq: 'water' } } })).toEqual(['Atlas', 'Bridges']);
    expect(await find({ $or: [{ title: 'Atlas' }, { $not: { status: 'active' } }] })).toEqual(['Atlas', 'Bridges', 'Courts']);
    expect(await find({ $and: [{ status: { $eq: 'completed' } }, { themes: { $null: true } }] })).toEqual(['Courts']);
  });

  it('sorts', async () => {
    expect(titles((await client.collection('projects').find({ sort: 'title:desc' })).data)).toEqual(['Courts', 'Bridges', 'Atlas']);
    expect(titles((await client.collection('projects').find({ sort: ['status:desc', 'title:desc'] })).data)).toEqual(['Courts', 'Bridges', 'Atlas']);
  });

  it('pages in both styles', async () => {
    const page = await client.collection('projects').find({ sort: 'title', pagination: { page: 2, pageSize: 2 } });
    expect([titles(page.data), page.meta.pagination]).toEqual([['Courts'], { page: 2, pageSize: 2, pageCount: 2, total: 3 }]);
    const start = await client.collection('projects').find({ sort: 'title', pagination: { start: 1, limit: 1 } });
    expect([titles(start.data), start.meta.pagination]).toEqual([['Bridges'], { start: 1, limit: 1, total: 3 }]);
  });

  it('populates relations and chooses fields', async () => {
    const { data } = await client.collection('projects').find({ filters: { title: 'Atlas' }, fields: ['title'], populate: { themes: { fields: ['name'] }, region: true } });
    const [atlas] = data;
    expect(atlas).toMatchObject({ title: 'Atlas', themes: [{ name: 'Land' }, { name: 'Water' }], region: { name: 'Andes' } });
    expect(atlas).not.toHaveProperty('body');
    expect((await client.collection('projects').find({ populate: '*' })).data).toHaveLength(3);
  });

  it('asks for a language, and gets the next best where there is none', async () => {
    const spanish = await client.collection('projects').find({ locale: 'es', sort: 'title' });
    expect(titles(spanish.data)).toEqual(['Atlas en español', 'Bridges', 'Courts']);
    expect(spanish.data.map((entry) => entry.localization.state)).toEqual(['translated', 'fallback', 'fallback']);
  });

  it('finds one by its document id and by its slug', async () => {
    const { data } = await client.collection('projects').findOne(first, { locale: 'es', populate: ['themes'] });
    expect(data).toMatchObject({ documentId: first, title: 'Atlas en español', locale: 'es' });
    expect((await client.collection('projects').findOne('atlas')).data.documentId).toBe(first);
  });

  it('finds a single', async () => {
    expect((await client.single('home').find()).data).toMatchObject({ heroTitle: 'Justice' });
    expect((await client.single('home').find({ locale: 'es' })).data).toMatchObject({ heroTitle: 'Justicia' });
  });

  it('gets errors it understands', async () => {
    await expect(client.collection('projects').findOne('none')).rejects.toMatchObject({ response: { status: 404 } });
    await expect(client.collection('projects').find({ filters: { nothing: 1 } })).rejects.toMatchObject({ response: { status: 400 } });
  });
});
