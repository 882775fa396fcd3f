import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Search } from '../src/plugins/search/server/search';
import { seed } from '../src/seed/seed';
import { deliveryOf } from './delivery/content';
import { startCms, type TestCms } from './harness/cms';

const SEED = resolve(import.meta.dirname, '../seed');

const DPLF = 'barreras-acceso-justicia-america-latina-2008';
const BID = 'mujer-y-justicia-bid';
const BRAC = 'brac-hrls-understanding-civil-society-contributions';
const UNHCR = 'hcr-point-apatridie-afrique-ouest-2018';
const OEA = 'facilitadores-judiciales-y-acceso-justicia';
const FAO = 'gobernar-la-tierra-mujeres-hombres-fao';
const MOLDOVA = 'roadmap-paralegal-profession-moldova';

let cms: TestCms;
let folder: string;
let keys: Map<string, string>;

/** Works of the seed, as they are, beside all that works may link to. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'));
  const works = [DPLF, BID, BRAC, UNHCR, OEA, FAO, MOLDOVA].map((key) => `resources/${key}`);
  for (const part of ['organizations', 'themes', 'regions', 'frontiers', ...works]) cpSync(join(SEED, part), join(folder, part), { recursive: true });
  cms = await startCms();
  await seed(cms.strapi, { dir: folder });
  const rows = (await cms.strapi.db.connection('seed_entries').where({ type: 'resources' }).select('key', 'document_id')) as { key: string; document_id: string }[];
  keys = new Map(rows.map((row) => [row.document_id, row.key]));
  expect(await cms.strapi.plugin('search').service<Search>('search').feed.reach(deliveryOf(cms.strapi).changes.number, 30_000)).toBe(true);
}, 120_000);

afterAll(async () => {
  await cms?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function find(q: string, locale: string): Promise<string[]> {
  const response = await fetch(`${cms.url}/api/search?type=resource&locale=${locale}&q=${encodeURIComponent(q)}`);
  const { data } = (await response.json()) as { data: { documentId: string }[] };
  return data.map(({ documentId }) => keys.get(documentId) ?? documentId);
}

/** None of these works has the name that is asked for in its own words. */
const cases = [
  ['en', 'Due Process of Law Foundation', DPLF],
  ['es', 'Fundación para el Debido Proceso Legal', DPLF],
  ['en', 'Inter-American Development Bank', BID],
  ['fr', 'Banque interaméricaine de développement', BID],
  ['en', 'Bangladesh Rural Advancement Committee', BRAC],
  ['es', 'Alto Comisionado de las Naciones Unidas para los Refugiados', UNHCR],
  ['fr', 'Haut-Commissariat des Nations Unies pour les réfugiés', UNHCR],
  ['en', 'organization of american states', OEA],
  ['fr', 'Organisation des États américains', OEA],
  ['es', 'Organización de las Naciones Unidas para la Alimentación y la Agricultura', FAO],
  ['en', 'fundatia soros moldova', MOLDOVA],
] as const;

describe('a work of the seed', () => {
  it.each(cases)('is found first, asked in %s for what its organization is or was also called: %s', async (locale, name, work) => {
    expect((await find(name, locale))[0]).toBe(work);
  });

  it.each(cases)('is found alone, asked in %s for that name in quotes: %s', async (locale, name, work) => {
    expect(await find(`"${name}"`, locale)).toEqual([work]);
  });

  it('is found by a name in another language than the reader’s', async () => {
    for (const locale of ['en', 'es', 'fr']) for (const [, name, work] of cases) expect((await find(name, locale))[0], `${locale} ${name}`).toBe(work);
  });

  it('is found by an acronym that no name holds', async () => {
    expect([await find('OAS', 'en'), await find('IDB', 'en')]).toEqual([[OEA], [BID]]);
  });
});
