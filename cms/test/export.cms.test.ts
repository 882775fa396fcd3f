import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Search } from '../src/plugins/search/server/search';
import { publish, saveDraft } from './delivery/content';
import { startCms, type TestCms } from './harness/cms';

const ENDINGS = ['csv', 'jsonl', 'ris', 'bib', 'csl.json'];
const resource = 'api::resource.resource';

describe('exports of the running CMS', () => {
  let cms: TestCms;

  beforeAll(async () => {
    cms = await startCms();
    const organization = (await cms.strapi.documents('api::organization.organization').create({ data: { name: 'Safe House Kisumu' } as never, status: 'published' } as never)).documentId;
    const region = await publish(cms.strapi, 'api::region.region', { name: 'Lake Basin' });
    const where = { countries: ['KE'], publisherName: 'Press of Kisumu', regions: [region], publishers: [organization], authors: ['Achieng Otieno'] };
    await publish(cms.strapi, resource, { ...where, title: 'Open to all', kind: 'guide' });
    await publish(cms.strapi, resource, { ...where, title: 'Somewhere in general', kind: 'toolkit', safety: { visibility: 'generalised' } });
    await publish(cms.strapi, resource, { ...where, title: 'Without its authors', kind: 'report', safety: { visibility: 'public', withheldFields: ['authors'] } });
    await publish(cms.strapi, resource, { ...where, title: 'Withheld from the start', safety: { visibility: 'withheld', privateNote: 'they were threatened' } });
    await saveDraft(cms.strapi, resource, await publish(cms.strapi, resource, { ...where, title: 'Withheld later' }), { safety: { visibility: 'withheld' } });
    await cms.strapi.documents(resource).create({ locale: 'en', data: { ...where, title: 'Only a draft' } as never });
  });
  afterAll(() => cms.close());
  afterEach(() => void vi.restoreAllMocks());

  const exported = async (ending: string, query = '', of = 'resources') => {
    const answer = await fetch(`${cms.url}/api/export/${of}.${ending}${query}`);
    return { status: answer.status, type: answer.headers.get('content-type'), disposition: answer.headers.get('content-disposition'), text: await answer.text() };
  };

  const kinds: Readonly<Record<string, string>> = { 'Open to all': 'guide', 'Somewhere in general': 'toolkit', 'Without its authors': 'report' };

  /** An export of one work alone. */
  async function work(ending: string, title: string): Promise<string> {
    const { text } = await exported(ending, `?filters[kind][$eq]=${kinds[title]}`);
    expect(text).toContain(title);
    return text;
  }

  it.each(ENDINGS)('answer resources.%s as a file to keep', async (ending) => {
    const { status, type, disposition, text } = await exported(ending);
    expect([status, disposition]).toEqual([200, `attachment; filename="resources.${ending}"`]);
    expect(type).toMatch(/^(text|application)\//);
    for (const title of ['Open to all', 'Somewhere in general', 'Without its authors']) expect(text).toContain(title);
  });

  it.each(ENDINGS)('hold nothing in resources.%s of what is withheld or only drafted', async (ending) => {
    for (const query of ['', '?locale=es', '?fallback=none', '?q=withheld']) {
      const { text } = await exported(ending, query);
      for (const secret of ['Withheld', 'Only a draft', 'threatened', 'privateNote', 'generalised']) expect([query, text.includes(secret)]).toEqual([query, false]);
    }
  });

  it.each(ENDINGS)('hold nothing of it in search.%s either', async (ending) => {
    await expect.poll(async () => (await exported(ending, '', 'search')).text, { timeout: 20_000 }).toContain('Open to all');
    for (const query of ['', '?locale=es', '?fallback=none', '?q=withheld', '?q=threatened', '?country=KE', '?organization=safe-house-kisumu']) {
      const { status, text } = await exported(ending, query, 'search');
      expect([query, status]).toEqual([query, 200]);
      for (const secret of ['Withheld', 'Only a draft', 'threatened', 'privateNote', 'generalised']) expect([query, text.includes(secret)]).toEqual([query, false]);
    }
    for (const query of ['?country=KE', '?organization=safe-house-kisumu', '?q=kisumu']) expect((await exported(ending, query, 'search')).text, query).not.toContain('Somewhere in general');
  });

  it.each(ENDINGS)('say in resources.%s no more of where a generalised work is than its page does', async (ending) => {
    const places = /Press of Kisumu|Safe House Kisumu|safe-house-kisumu|\bKE\b|kenya/i;
    expect(await work(ending, 'Open to all')).toMatch(places);
    expect(await work(ending, 'Somewhere in general')).not.toMatch(places);
  });

  it.each(ENDINGS)('leave out of resources.%s the fields an editor withheld', async (ending) => {
    expect(await work(ending, 'Open to all')).toContain('Otieno');
    expect(await work(ending, 'Without its authors')).not.toContain('Otieno');
  });

  it('tell by HEAD what a GET would begin with, and look for no works for it', async () => {
    const search = vi.spyOn(cms.strapi.plugin('search').service<Search>('search').engine, 'search');
    for (const path of ['/api/export/search.csv?q=open&locale=es', '/api/export/resources.ris', '/api/export/search.csv?colour=red', '/api/export/resources.csv?page=2']) {
      const [get, head] = [await fetch(cms.url + path), await fetch(cms.url + path, { method: 'HEAD' })];
      const shown = ({ status, headers }: Response) => [status, ...['content-type', 'content-disposition', 'content-language', 'cache-control', 'vary', 'x-content-type-options', 'access-control-allow-origin'].map((name) => headers.get(name))];
      expect(shown(head)).toEqual(shown(get));
      expect([path, await head.text()]).toEqual([path, '']);
    }
    expect(search.mock.calls.map(([{ limit, bare }]) => [limit, bare])).toEqual([[100_000, true], [0, true]]);
  });

  it('note in the log what went wrong, and answer it in the right shape where nothing was sent yet', async () => {
    const log = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
    vi.spyOn(cms.strapi.plugin('search').service<Search>('search').engine, 'search').mockRejectedValueOnce(new Error('The disk is on fire.'));
    const answer = await fetch(`${cms.url}/api/export/search.csv`);
    expect([answer.status, answer.headers.get('content-disposition'), (await answer.json()) as unknown]).toMatchObject([500, null, { data: null, error: { status: 500, name: 'InternalServerError' } }]);
    expect(log.mock.calls.map(([error]) => String(error))).toEqual(['Error: The disk is on fire.']);
    expect((await exported('csv', '', 'search')).status, 'and the next is answered').toBe(200);
  });
});
