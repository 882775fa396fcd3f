import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
