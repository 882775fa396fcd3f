import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStatements, deliveryOf, publish, publishAgain } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

const PROJECT = 'api::project.project';

interface Found {
  address: string;
  type: string;
  documentId: string;
  slug: string;
  title?: string;
  name?: string;
  localization?: { state: string; fields: Record<string, string> };
}

describe('the addresses of entries', () => {
  let cms: TestCms;
  let water: string;
  let land: string;
  let theme: string;

  const path = (locale: string, ...of: string[]) => `/api/addresses?locale=${locale}&of=${of.join()}`;
  const look = async (locale: string, ...of: string[]) => (JSON.parse((await send(cms.url + path(locale, ...of))).body.toString()) as { data: Found[] }).data;
  const leads = async (locale: string, ...of: string[]) => Object.fromEntries((await look(locale, ...of)).map(({ address, documentId }) => [address, documentId]));

  beforeAll(async () => {
    cms = await startCms();
    water = await publish(cms.strapi, PROJECT, { title: 'Water for all', slug: 'water-for-all', body: 'A long text' });
    await publishAgain(cms.strapi, PROJECT, water, { title: 'Agua para todos', slug: 'agua-para-todos', body: 'Un texto largo' }, 'es');
    land = await publish(cms.strapi, PROJECT, { title: 'La terre', slug: 'la-terre' }, 'fr');
    theme = await publish(cms.strapi, 'api::theme.theme', { name: 'Land', slug: 'land' });
  });
  afterAll(() => cms.close());

  it('lead to the reader’s language from whichever they are in', async () => {
    const [spanish, plain] = await look('es', 'en/projects/water-for-all', 'projects/agua-para-todos');
    expect(spanish).toMatchObject({ type: 'project', documentId: water, slug: 'agua-para-todos', title: 'Agua para todos', localization: { state: 'translated', fields: {} } });
    expect(plain).toEqual({ ...spanish, address: 'projects/agua-para-todos' });
    expect(await leads('en', 'es/projects/agua-para-todos', 'projects/agua-para-todos', `fr/projects/${water}`)).toEqual({ 'es/projects/agua-para-todos': water, 'projects/agua-para-todos': water, [`fr/projects/${water}`]: water });
  });

  it('say which language the entry is in, and no more of it than what it is called', async () => {
    const [found] = await look('es', 'fr/projects/la-terre');
    expect(found).toEqual({
      address: 'fr/projects/la-terre', type: 'project', documentId: land, slug: 'la-terre', title: 'La terre', locale: 'es',
      localization: { source: 'fr', state: 'fallback', available: ['fr'], fields: { title: 'fr', slug: 'fr' } },
    });
  });

  it('keep leading there after a slug was changed', async () => {
    await publishAgain(cms.strapi, PROJECT, land, { slug: 'la-terre-commune' }, 'fr');
    expect(await leads('en', 'fr/projects/la-terre', 'projects/la-terre-commune')).toEqual({ 'fr/projects/la-terre': land, 'projects/la-terre-commune': land });
  });

  it('take at most two statements, and the second time none', async () => {
    deliveryOf(cms.strapi).api.cache.clear();
    const several = path('es', 'projects/water-for-all', 'fr/projects/la-terre', 'themes/land', 'resources/nothing', 'organizations/nobody');
    const answer = async () => (await send(cms.url + several)).body;
    let first: Buffer = Buffer.alloc(0);
    expect(await countStatements(cms.strapi, async () => (first = await answer()))).toBeLessThanOrEqual(2);
    expect((JSON.parse(first.toString()) as { data: Found[] }).data.map(({ documentId }) => documentId)).toEqual([land, water, theme]);
    expect(await countStatements(cms.strapi, async () => expect((await answer()).equals(first)).toBe(true))).toBe(0);
  });

  it('are looked up anew when a document gains a language, loses it, or goes', async () => {
    const languageOf = async () => (await look('fr', 'en/projects/water-for-all'))[0]?.localization?.fields.title;
    expect(await languageOf()).toBe('en');
    await publishAgain(cms.strapi, PROJECT, water, { title: 'De l’eau pour tous' }, 'fr');
    expect(await languageOf()).toBeUndefined();
    await cms.strapi.documents(PROJECT).unpublish({ documentId: water, locale: 'fr' } as never);
    expect(await languageOf()).toBe('en');
    await cms.strapi.documents(PROJECT).unpublish({ documentId: water, locale: '*' } as never);
    expect(await look('fr', 'en/projects/water-for-all', `projects/${water}`)).toEqual([]);
  });

  it('of what is withheld are as if they had never been', async () => {
    await publish(cms.strapi, PROJECT, { title: 'Hidden', slug: 'hidden', safety: { visibility: 'withheld' } });
    await publishAgain(cms.strapi, PROJECT, land, { safety: { visibility: 'withheld' } }, 'fr');
    const known = (await send(cms.url + path('en', 'fr/projects/la-terre'))).body.toString();
    expect([await look('en', 'projects/hidden'), known]).toEqual([[], (await send(cms.url + path('en', 'projects/never-was'))).body.toString()]);
  });
});
