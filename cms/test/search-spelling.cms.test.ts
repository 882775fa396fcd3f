import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryOf, publish, publishAgain } from './delivery/content';
import { startCms, type TestCms } from './harness/cms';

let cms: TestCms;

async function search(query: Record<string, string>) {
  const response = await fetch(`${cms.url}/api/search?${new URLSearchParams(query).toString()}`);
  const { data, meta } = (await response.json()) as { data: { title: string }[]; meta: { search: { didYouMean: string | null } } };
  return { titles: data.map(({ title }) => title), didYouMean: meta.search.didYouMean };
}

beforeAll(async () => {
  cms = await startCms();
  const { strapi } = cms;
  const democracy = await publish(strapi, 'api::concept.concept', { name: 'Democracy', synonyms: ['elections'] });
  await publishAgain(strapi, 'api::concept.concept', democracy, { name: 'Democracia', synonyms: ['elecciones'] }, 'es');
  await publish(strapi, 'api::concept.concept', { name: 'Caste discrimination', synonyms: ['caste'] });
  const work = (locale: string, title: string, more: Record<string, unknown> = {}) => publish(strapi, 'api::resource.resource', { kind: 'report', title, ...more }, locale);
  await work('en', 'Democracy from below');
  await work('es', 'Lecciones de una lucha');
  await work('en', '“No justice” at no cost: a case');
  await work('fr', 'Obstacles à Abidjan', { countries: ['CI'] });
  await work('es', '¿Quién cuida la tierra?');
  await publish(strapi, 'api::page.page', { title: 'Tiera', slug: 'tiera' }, 'es');
  await deliveryOf(strapi).refresh();
}, 120_000);
afterAll(() => cms?.close());

describe('a name that no work has', () => {
  it.each([
    ['es', 'elecciones', ['Democracy from below']],
    ['en', 'caste', []],
    ['en', 'Ivory Coast', ['Obstacles à Abidjan']],
    ['es', 'Ivory Coast', ['Obstacles à Abidjan']],
    ['fr', 'Ivory Coast', ['Obstacles à Abidjan']],
  ])('is not taken for a misspelt word: in %s, %s', async (locale, q, titles) => {
    expect(await search({ locale, q, type: 'resource' })).toEqual({ titles, didYouMean: null });
  });

  it('is found where it is misspelt', async () => {
    expect(await search({ locale: 'es', q: 'eleciones' })).toEqual({ titles: ['Democracy from below'], didYouMean: 'elecciones' });
  });
});

it('a misspelt word is put right among works though a page has it', async () => {
  expect(await search({ locale: 'es', q: 'tiera', type: 'resource' })).toEqual({ titles: ['¿Quién cuida la tierra?'], didYouMean: 'tierra' });
  expect((await search({ locale: 'es', q: 'tiera' })).titles).toEqual(['Tiera']);
});

it('words in quotes that nothing has in a row are offered without', async () => {
  expect(await search({ locale: 'en', q: '"cost justice"' })).toEqual({ titles: [], didYouMean: 'cost justice' });
});

it('titles stand by their first letter, whatever signs are before it', async () => {
  expect((await search({ locale: 'es', type: 'resource', sort: 'title' })).titles).toEqual(['Democracy from below', 'Lecciones de una lucha', '“No justice” at no cost: a case', 'Obstacles à Abidjan', '¿Quién cuida la tierra?']);
});
