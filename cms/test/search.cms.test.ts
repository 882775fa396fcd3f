import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Search } from '../src/plugins/search/server/search';
import { deliveryOf, publish, publishAgain } from './delivery/content';
import { startCms, type TestCms } from './harness/cms';

let cms: TestCms;
let land = '';
const ids: Record<string, string> = {};

interface Answer {
  status: number;
  titles: string[];
  total: number;
  facets: Record<string, { value: string; count: number; label?: string }[]>;
  hits: { title?: string; documentId: string; match: { passages: { field: string; locale: string | null; parts: { text: string; mark: boolean }[] }[]; reasons: { kind: string; label: string; locale: string }[] } }[];
  search: { relaxed: boolean; didYouMean: string | null };
  error?: { message: string; details: { parameter: string } };
}

async function search(query: string): Promise<Answer> {
  const response = await fetch(`${cms.url}/api/search?${query}`);
  const body = (await response.json()) as { data: Answer['hits'] | null; meta?: { pagination: { total: number }; facets: Answer['facets']; search: Answer['search'] }; error?: Answer['error'] };
  return {
    status: response.status, hits: body.data ?? [], titles: (body.data ?? []).map(({ title }) => title ?? ''), total: body.meta?.pagination.total ?? -1,
    facets: body.meta?.facets ?? {}, search: body.meta?.search ?? { relaxed: false, didYouMean: null }, error: body.error,
  };
}

const find = async (q: string, more = 'locale=en') => (await search(`${more}&type=resource&q=${encodeURIComponent(q)}`)).titles.toSorted();

beforeAll(async () => {
  cms = await startCms();
  const { strapi } = cms;
  land = await publish(strapi, 'api::theme.theme', { name: 'Land rights', synonyms: ['tenure'] });
  await publishAgain(strapi, 'api::theme.theme', land, { name: 'Derecho a la tierra', synonyms: ['tenencia'] }, 'es');
  const women = await publish(strapi, 'api::theme.theme', { name: 'Women and land', broader: land });
  const namati = (await strapi.documents('api::organization.organization').create({ data: { name: 'Namati', aliases: ['Open Society Paralegals'] } as never })).documentId;
  const work = async (key: string, locale: string, data: Record<string, unknown>) => void (ids[key] = await publish(strapi, 'api::resource.resource', { kind: 'report', ...data }, locale));
  await work('guide', 'en', { title: 'A guide to evictions', abstract: 'How communities resist the taking of their fields.', kind: 'guide', year: 2019, themes: [land], countries: ['KE'], authors: ['Achieng Otieno'], publishers: [namati] });
  await work('manual', 'es', { title: 'Educación popular para paralegales', abstract: 'Un manual sobre los desalojos y el acceso a la justicia.', year: 2015, countries: ['CO'] });
  await work('manuel', 'fr', { title: "L'accès à la justice", abstract: 'Des parajuristes accompagnent les communautés.', year: 2021, themes: [women], countries: ['SN', 'ML'] });
  await work('hidden', 'en', { title: 'Evictions of named people', year: 1999, safety: { visibility: 'withheld' } });
  await publishAgain(strapi, 'api::resource.resource', ids.manual ?? '', { title: 'Popular education for paralegals' }, 'en');
});
afterAll(() => cms.close());

describe('words', () => {
  it.each([
    ['stemmed in the language a text is in', 'locale=en', 'eviction', ['A guide to evictions']],
    ['without accents', 'locale=es', 'educacion', ['Educación popular para paralegales']],
    ['in another number than the text has', 'locale=es', 'educaciones', ['Educación popular para paralegales']],
    ['behind an elided article', 'locale=fr', '« l’accès à la justice »', ["L'accès à la justice"]],
    ['of an author', 'locale=fr', 'otieno', ['A guide to evictions']],
    ['of a former name of an organization', 'locale=en', 'open society paralegals', ['A guide to evictions']],
    ['of a former name of an organization, in quotes', 'locale=en', '"open society paralegals"', ['A guide to evictions']],
    ['of a part of the name of an organization', 'locale=en', 'society', ['A guide to evictions']],
    ['of which only the beginning is written', 'locale=en', 'evict', ['A guide to evictions']],
    ['with one typo', 'locale=en', 'evictoins', ['A guide to evictions']],
    ['in a row', 'locale=es', '"educación popular"', ['Educación popular para paralegales']],
    ['in a row that is not there', 'locale=es', '"popular educación"', []],
    ['not to be there', 'locale=es', 'paralegales -educación', []],
    ['in the language that readers do not see', 'locale=fr', 'paralegales', ['Popular education for paralegals']],
  ])('are found %s', async (_how, more, q, expected) => {
    expect(await find(q, more)).toEqual(expected);
  });

  it('are found by what a work is about, in another language', async () => {
    expect(await find('tierra', 'locale=es')).toEqual([]);
    expect(await find('derecho a la tierra', 'locale=es')).toEqual(['A guide to evictions', "L'accès à la justice"]);
    const { hits } = await search('locale=es&type=resource&q=derecho+a+la+tierra');
    expect(hits.map(({ match }) => match.reasons.map(({ kind }) => kind))).toEqual([['topic'], ['topic']]);
  });

  it('are marked, with the language they are in', async () => {
    const { hits } = await search('locale=fr&type=resource&q=desalojos');
    const passages = hits[0]?.match.passages.map(({ field, locale, parts }) => [field, locale, parts.filter(({ mark }) => mark).map(({ text }) => text)]);
    expect(passages).toEqual([['abstract', 'es', ['desalojos']]]);
  });

  it('that are misspelt are put right', async () => {
    expect((await search('locale=en&q=evictoins')).search.didYouMean).toBe('evictions');
  });

  it('that nothing has find nothing', async () => {
    expect(await search('locale=en&q=xyzzyx')).toMatchObject({ status: 200, total: 0, hits: [] });
  });
});

describe('facets', () => {
  const values = (answer: Answer, facet: string) => Object.fromEntries((answer.facets[facet] ?? []).map(({ value, count }) => [value, count]));

  it('count what is found, and what is narrower with what is broader', async () => {
    const answer = await search('locale=en&type=resource');
    expect(answer.total).toBe(3);
    expect(values(answer, 'theme')).toEqual({ 'land-rights': 2, 'women-and-land': 1 });
    expect(values(answer, 'kind')).toEqual({ guide: 1, report: 2 });
    expect(values(answer, 'country')).toEqual({ CO: 1, KE: 1, ML: 1, SN: 1 });
    expect(answer.facets.country?.find(({ value }) => value === 'KE')?.label).toBe('Kenya');
    expect(values(answer, 'year')).toEqual({ 2015: 1, 2019: 1, 2021: 1 });
  });

  it('narrow each other, widen within one, and count as if nothing were chosen in them', async () => {
    const answer = await search('locale=en&type=resource&kind=report,guide&year=2016..');
    expect(answer.total).toBe(2);
    expect(values(answer, 'year')).toEqual({ 2015: 1, 2019: 1, 2021: 1 });
    const narrowed = await search('locale=en&type=resource&kind=guide&theme=land-rights');
    expect(narrowed.titles).toEqual(['A guide to evictions']);
    expect(values(narrowed, 'kind')).toEqual({ guide: 1, report: 1 });
  });

  it('are called in the reader’s language, and chosen by slug or id', async () => {
    const answer = await search('locale=es&type=resource&theme=derecho-a-la-tierra');
    expect(answer.total).toBe(2);
    expect(answer.facets.theme?.find(({ value }) => value === 'derecho-a-la-tierra')?.label).toBe('Derecho a la tierra');
    expect((await search(`locale=es&type=resource&theme=${land}`)).total).toBe(2);
  });
});

describe('languages', () => {
  it('every language finds the same works', async () => {
    const totals = await Promise.all(['en', 'es', 'fr'].map(async (locale) => (await search(`locale=${locale}&type=resource&q=paralegales`)).total));
    expect(totals).toEqual([1, 1, 1]);
  });

  it('without fallback only what is published in the language, by words in it', async () => {
    expect(await find('paralegales', 'locale=es&fallback=none')).toEqual(['Educación popular para paralegales']);
    expect(await find('desalojos', 'locale=en&fallback=none')).toEqual([]);
    expect((await search('locale=fr&fallback=none&type=resource')).titles).toEqual(["L'accès à la justice"]);
  });

  it('sort by title as readers of the language are used to', async () => {
    expect((await search('locale=en&type=resource&sort=title')).titles).toEqual(['A guide to evictions', "L'accès à la justice", 'Popular education for paralegals']);
  });
});

describe('what is taken down', () => {
  it('is gone from hits, counts and suggestions with the next search', async () => {
    const suggest = async () => ((await (await fetch(`${cms.url}/api/suggest?locale=en&q=evic`)).json()) as { data: { title: string }[] }).data.map(({ title }) => title);
    expect(await suggest()).toEqual(['A guide to evictions']);
    await publishAgain(cms.strapi, 'api::resource.resource', ids.guide ?? '', { safety: { visibility: 'withheld' } });
    await deliveryOf(cms.strapi).refresh();
    expect(await search('locale=en&type=resource&q=evictions')).toMatchObject({ total: 0, hits: [] });
    expect((await search('locale=en&type=resource')).facets.kind).toEqual([{ value: 'report', count: 2 }]);
    expect(await suggest()).toEqual([]);
    await publishAgain(cms.strapi, 'api::resource.resource', ids.guide ?? '', { safety: { visibility: 'public' } });
    await deliveryOf(cms.strapi).refresh();
    expect(await find('evictions')).toEqual(['A guide to evictions']);
  });
});

it('no word of what was taken down is offered, though a word like it is there', async () => {
  const { strapi } = cms;
  const gone = await publish(strapi, 'api::resource.resource', { title: 'Otienos' });
  await publish(strapi, 'api::resource.resource', { title: 'The Otieno case' });
  await deliveryOf(strapi).refresh();
  expect((await search('locale=en&q=otienosz')).search.didYouMean).toBe('otienos');
  await publishAgain(strapi, 'api::resource.resource', gone, { safety: { visibility: 'withheld' } });
  await deliveryOf(strapi).refresh();
  const { hits, search: told } = await search('locale=en&q=otienosz');
  expect(JSON.stringify([hits, told])).not.toContain('otienos"');
});

describe('requests that make no sense', () => {
  it.each([
    ['kind=song', 'kind'], ['type=home', 'type'], ['year=19', 'year'], ['year=2020..2010', 'year'], ['country=kenya', 'country'], ['language=EN', 'language'], ['sort=best', 'sort'],
    ['page=2', 'page'], ['q[]=a', 'q'], ['like=resources', 'like'], ['like=resources/a&q=b', 'like'], ['availability=free', 'availability'], ['locale=de', 'locale'], ['pagination[page]=0', 'pagination[page]'],
    [`q=${'a'.repeat(201)}`, 'q'],
  ])('?%s names %s', async (query, parameter) => {
    const { status, error } = await search(query);
    expect([status, error?.details.parameter]).toEqual([400, parameter]);
  });
});

it('works like another have topics in common with it', async () => {
  expect((await search(`locale=en&type=resource&like=resources/${ids.guide}`)).titles[0]).toBe("L'accès à la justice");
});

it('who comes when too many wait already is told so, and the others are answered', async () => {
  const { engine } = cms.strapi.plugin('search').service<Search>('search');
  const { search: really } = engine;
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  const slow = vi.spyOn(engine, 'search').mockImplementation(async (question) => {
    await freed;
    return really(question);
  });
  const waiting = Array.from({ length: 64 }, (_, index) => fetch(`${cms.url}/api/search?q=evictions&pagination[start]=${index}`));
  await vi.waitFor(() => expect(slow).toHaveBeenCalledTimes(64), { timeout: 10_000 });
  for (const path of ['search?q=late', 'suggest?q=late', 'export/search.csv?q=late']) {
    const late = await fetch(`${cms.url}/api/${path}`);
    expect([late.status, late.headers.get('retry-after'), ((await late.json()) as { error: { message: string } }).error.message]).toEqual([503, '5', 'Too many people are searching at this moment. Try again in a few seconds.']);
  }
  free();
  expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([200]));
  slow.mockRestore();
  expect((await search('q=late')).status).toBe(200);
});
