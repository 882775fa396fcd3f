import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLocale, locales } from '../../../../config/locales';
import { database, startCms, type TestCms } from '../../../../test/harness/cms';
import { seed } from '../../../seed/seed';
import { getDelivery } from '../../delivery/server';
import { type ExportFormatName, formatOfEnding } from './export/export-format';
import { parseExportQuery } from './export/export-query';
import { exportWorks } from './export/export-works';
import { readWorks } from './export/read-works';
import type { Format } from './formats/format';
import { countOutcomes } from './plan/import-plan';
import { dryRun } from './plan/dry-run';

const codes = locales.map(({ code }) => code);

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms();
  await seed(cms.strapi, { dir: 'seed' });
}, 240_000);
afterAll(() => cms?.close());

const listed = (query: string) => parseExportQuery(getDelivery(cms.strapi).model, query, { locales: codes, defaultLocale });

async function exported(format: ExportFormatName, query = ''): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of exportWorks(readWorks(getDelivery(cms.strapi).reader, listed(query)), format, codes)) pieces.push(piece);
  return pieces.join('');
}

const planned = (name: string, text: string, language = 'en', format?: Format) => dryRun(cms.strapi, { name, bytes: Buffer.from(text), format }, language);

describe(`an export, on ${database}`, () => {
  it.each([['csv', ''], ['csv', 'locale=fr'], ['jsonl', 'fallback=auto']] as const)('as %s is read back as the same, work by work (%s)', async (format, query) => {
    const plan = await planned(`works.${format}`, await exported(format, query));
    expect(plan.problems).toEqual([]);
    expect(plan.rows.filter(({ outcome }) => outcome !== 'same').map(({ row, title, outcome, changes, problems }) => ({ row, title, outcome, changes, problems }))).toEqual([]);
    expect(countOutcomes(plan)).toEqual({ new: 0, changed: 0, same: 267, duplicate: 0, refused: 0 });
  });

  it.each((['ris', 'bibtex', 'csl-json'] as const).flatMap((format) => codes.map((locale) => [format, locale] as const)))('as %s is read back as the same, in %s', async (format, locale) => {
    const plan = await planned('works', await exported(format, `locale=${locale}`), locale);
    expect(plan.format).toBe(format);
    expect(plan.rows.filter(({ outcome }) => outcome !== 'same').map(({ row, title, outcome, changes, problems, matches }) => ({ row, title, outcome, changes, problems, matches }))).toEqual([]);
    expect(plan.rows).toHaveLength(267);
  });

  it('takes the filters of a list and refuses what it does not have', async () => {
    const text = await exported('csv', 'filters[kind][$eq]=video&q=justice');
    const rows = (await planned('a.csv', text)).rows;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(267);
    expect([...new Set(rows.map(({ work }) => work.shared.kind))]).toEqual(['video']);
    expect(() => listed('sort=title')).toThrow('"sort" is not a parameter');
  });
});

describe('a file that says something else', () => {
  it('changes, adds, recognises and refuses what it should, field by field', async () => {
    interface Exported { documentId: string; title: Record<string, string>; sourceLocale: string; sourceUrl: string | null }
    const all = (await exported('jsonl')).trimEnd().split('\n').map((line) => JSON.parse(line) as Exported);
    const known = async (key: string) => {
      const row = (await cms.strapi.db.connection('seed_entries').where({ type: 'resources', key }).first('document_id')) as { document_id: string };
      return all.find(({ documentId }) => documentId === row.document_id);
    };
    // Works of the seed that share their address with no other, whatever ids they have this time.
    const [work, other] = [await known('brac-hrls-understanding-civil-society-contributions'), await known('roadmap-paralegal-profession-moldova')];
    expect(all.filter(({ sourceUrl }) => sourceUrl === other?.sourceUrl)).toEqual([other]);
    const lines = [
      { documentId: work?.documentId, year: 1999, themes: ['Trabajo y derechos laborales', 'Housing and the right to the city'] },
      { title: { en: 'Nobody has this' }, kind: 'guide', countries: ['Kenia', 'CO'], publishers: ['ACIJ', 'grassroots justice network'] },
      { title: { [other?.sourceLocale ?? '']: other?.title[other.sourceLocale] }, sourceUrl: other?.sourceUrl, year: 1950 },
      { documentId: 'nothing', title: { en: 'x' } },
      { title: { en: 'y' }, kind: 'leaflet', year: 3000, themes: ['Work and labor rihgts'], countries: ['Atlantis of old'] },
    ];
    const { rows } = await planned('a.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(rows.map(({ outcome, documentId }) => [outcome, documentId])).toEqual([['changed', work?.documentId], ['new', undefined], ['duplicate', undefined], ['refused', undefined], ['refused', undefined]]);
    expect(rows[0]?.changes).toMatchObject([{ field: 'year', after: 1999 }, { field: 'themes' }]);
    expect(rows[1]?.work).toMatchObject({ shared: { countries: ['KE', 'CO'] }, relations: { publishers: [expect.any(String), expect.any(String)] }, sourceLocale: 'en' });
    expect(rows[2]).toMatchObject({ matches: [{ documentId: other?.documentId, reason: 'url', edition: false }], choices: ['skip', 'update', 'create'] });
    expect(rows[3]?.problems).toMatchObject([{ reason: 'documentUnknown' }]);
    expect(rows[4]?.problems.map(({ reason, column }) => [column, reason])).toEqual([['themes', 'nameUnknownLike'], ['countries', 'nameUnknown'], ['kind', 'oneOf'], ['year', 'range']]);
  });
});

it('an edition in a further language is recognised by authors, year and publisher, whatever the file calls the organization', async () => {
  interface Work { documentId: string; authors: string[] | null; year: number | null; publishers: { name: string | null; aliases: string[] | null }[]; expressions: object[] }
  const stored = (await cms.strapi.db.query('api::resource.resource').findMany({ where: { publishedAt: null, publisherName: null }, populate: { publishers: true, expressions: true } })) as unknown as Work[];
  const works = [...new Map(stored.map((work) => [work.documentId, work])).values()];
  const named = works.flatMap(({ authors, year, publishers: [publisher], expressions }) => (authors?.length && year && publisher?.aliases?.[0] && expressions.length > 0 ? [{ authors, year, alias: publisher.aliases[0] }] : []));
  expect(named.length).toBeGreaterThan(0);
  const records = named.map(({ authors, year, alias }, index) => ['TY  - RPRT', `TI  - Kichwa ambacho hakuna mwingine ${index}`, ...authors.map((author) => `AU  - ${author}`), `PY  - ${year}`, `PB  - ${alias}`, 'LA  - sw', 'ER  - '].join('\r\n'));
  const { rows } = await planned('a.ris', records.join('\r\n'));
  expect(rows.map(({ matches }) => matches.filter(({ documentId }) => documentId).map(({ reason, edition }) => [reason, edition])).filter((found) => !found.some(([reason, edition]) => reason === 'authors' && edition))).toEqual([]);
});

describe('the address of an export', () => {
  const get = (path: string) => fetch(`${cms.url}/api/export/${path}`);

  it.each(['csv', 'jsonl', 'ris', 'bib', 'csl.json'])('answers resources.%s', async (ending) => {
    const answer = await get(`resources.${ending}?locale=fr`);
    expect([answer.status, answer.headers.get('content-language'), answer.headers.get('content-encoding'), answer.headers.get('content-disposition')]).toEqual([200, 'fr', 'gzip', `attachment; filename="resources.${ending}"`]);
    expect(Buffer.from(await answer.arrayBuffer()).toString('utf8')).toBe(await exported(formatOfEnding(ending) as ExportFormatName, 'locale=fr'));
  });

  it('refuses what a list would, and knows no other', async () => {
    const refused = await get('resources.csv?pagination[page]=2');
    expect([refused.status, await refused.json()]).toMatchObject([400, { data: null, error: { name: 'ValidationError', details: { parameter: 'pagination' } } }]);
    expect((await get('resources.xlsx')).status).toBe(404);
    expect((await get('projects.csv')).status).toBe(404);
  });

  it('writes what a search finds, every work of it in its order', async () => {
    const written = async (query: string) => (await (await get(`search.jsonl?${query}`)).text()).split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { documentId: string }).documentId);
    const found = async (query: string) => {
      const pages = await Promise.all([1, 2, 3].map(async (page) => (await (await fetch(`${cms.url}/api/search?type=resource&${query}&pagination[pageSize]=100&pagination[page]=${page}`)).json()) as { data: { documentId: string }[]; meta: { search: { complete: boolean } } }));
      expect(pages.every(({ meta }) => meta.search.complete)).toBe(true);
      return pages.flatMap(({ data }) => data.map(({ documentId }) => documentId));
    };
    await expect.poll(async () => (await written('')).length, { timeout: 20_000 }).toBe(267);
    for (const query of ['sort=title&locale=fr', 'q=justicia%20comunitaria&locale=es', 'kind=guide&year=2015..&sort=newest', 'fallback=none&locale=fr']) {
      const works = await found(query);
      expect(works.length, query).toBeGreaterThan(1);
      expect(await written(query), query).toEqual(works);
    }
    expect(await written('q=nothinglikethis')).toEqual([]);
  });

  it.each(['pagination[page]=2', 'type=project', 'filters[kind][$eq]=guide', 'kind=nonsense'])('refuses a search by %s', async (query) => {
    const refused = await get(`search.csv?${query}`);
    expect([refused.status, await refused.json()]).toMatchObject([400, { data: null, error: { name: 'ValidationError', details: { parameter: query.split(/[[=]/)[0] } } }]);
  });
});
