import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminClient, logIn } from '../../test/harness/admin';
import { startCms, type TestCms } from '../../test/harness/cms';

let cms: TestCms;
let editor: AdminClient;
let documentId = '';

beforeAll(async () => {
  cms = await startCms();
  const works = cms.strapi.documents('api::resource.resource');
  const values = {
    title: '100% Derechos de la tierra', abstract: 'A text about evictions.', kind: 'guide', authors: ['Lucía Gómez', 'Wanjiku "Shiko" Otieno'], publisherName: 'Red de Juristas',
    doi: '10.1000/XYZ123', isbn: '9780306406157', sourceUrl: 'https://example.org/works/4711',
  };
  ({ documentId } = await works.create({ locale: 'es', data: values } as never));
  await works.create({ locale: 'es', data: { title: 'Otra obra', kind: 'report' } } as never);
  editor = await logIn(cms, 'strapi-editor');
});
afterAll(() => cms.close());

async function found(text: string, more = ''): Promise<string[]> {
  const { status, body } = await editor.get(`/content-manager/collection-types/api::resource.resource?locale=es&sort=title:ASC&_q=${encodeURIComponent(text)}${more}`);
  const { results, pagination } = body as unknown as { results: { title: string }[]; pagination: { total: number } };
  expect(status).toBe(200);
  expect(pagination.total).toBe(results.length);
  return results.map(({ title }) => title);
}

describe('the search of the list of works in the admin', () => {
  it.each(['derechos de la', 'Lucía', 'wanjiku "shiko"', 'red de juristas', '10.1000/xyz123', '306406', 'works/4711', 'derechos-de-la-tierra'])('finds a work by its title, slug, authors, publisher or identifiers: %s', async (text) => {
    expect(await found(text)).toEqual(['100% Derechos de la tierra']);
  });

  it('finds a work by the whole of its document id', async () => {
    expect(await found(documentId)).toEqual(['100% Derechos de la tierra']);
  });

  it.each(['evictions', 'guide', '%', '_', '\\'])('looks neither into abstracts nor into kinds, and takes signs as they are: %s', async (text) => {
    expect(await found(text)).toEqual(text === '%' ? ['100% Derechos de la tierra'] : []);
  });

  it('narrows what is filtered, and finds everything without words', async () => {
    expect(await found('obra', '&filters[$and][0][kind][$eq]=guide')).toEqual([]);
    expect(await found('obra', '&filters[$and][0][kind][$eq]=report')).toEqual(['Otra obra']);
    expect(await found('')).toHaveLength(2);
  });
});
