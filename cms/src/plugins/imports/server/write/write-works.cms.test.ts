import type { Core } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { currentConnection } from '../../../../documents/connection';
import { database, startCms, type TestCms } from '../../../../../test/harness/cms';
import { select } from '../../../delivery/server/store/sql';
import type { Delivery } from '../../../delivery/server/delivery';
import { documentsOf, sampleWrites, steadyIds, type Targets, writeSurroundings } from './fixture';
import type { WorkWrite } from './work-write';
import { writeWorks } from './write-works';

type Row = Record<string, unknown>;
type Tables = Map<string, Row[]>;

/** Every row of every table, as the ambient transaction sees it. */
async function dump(strapi: Core.Strapi): Promise<Tables> {
  const rows = (sql: string) => select<Row>(currentConnection(strapi), sql);
  const names = database === 'postgres' ? "select tablename as name from pg_tables where schemaname = 'public'" : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
  const tables: Tables = new Map();
  for (const { name } of await rows(names)) tables.set(String(name), await rows(`select * from "${String(name)}"`));
  return tables;
}

/** The rows that are new or not what they were. */
function changes(before: Tables, after: Tables): Tables {
  return new Map([...after].map(([name, rows]): [string, Row[]] => {
    const old = new Set((before.get(name) ?? []).map((row) => JSON.stringify(row)));
    return [name, rows.filter((row) => !old.has(JSON.stringify(row)))];
  }));
}

/** Row numbers are whatever the tables were at: rows are named by what they are instead. */
function normalized(tables: Tables): Map<string, string[]> {
  const works = new Map((tables.get('resources') ?? []).map((row) => [row.id, [row.document_id, row.locale, row.published_at === null ? 'draft' : 'published'].join(' ')]));
  const parts = new Map((tables.get('resources_cmps') ?? []).map((row) => [`${String(row.component_type)} ${String(row.cmp_id)}`, [works.get(Number(row.entity_id)), row.field, row.order].join(' ')]));
  const component: Record<string, string> = { components_shared_expressions: 'shared.expression', components_safety_profiles: 'safety.profile' };
  const named = (table: string, { id, ...row }: Row): Row => {
    if (table === 'resources') return { is: works.get(id), ...row };
    if (table === 'resources_cmps') return { ...row, entity_id: works.get(row.entity_id), cmp_id: parts.get(`${String(row.component_type)} ${String(row.cmp_id)}`) };
    if (component[table]) return { of: parts.get(`${component[table]} ${String(id)}`), ...row };
    return row.resource_id ? { ...row, resource_id: works.get(row.resource_id) } : row;
  };
  return new Map([...tables].filter(([, rows]) => rows.length > 0).map(([name, rows]) => [name, rows.map((row) => JSON.stringify(named(name, row))).sort()]));
}

/** As the seed writes a document: created, saved in its other languages, published. */
async function byDocumentService(strapi: Core.Strapi, write: WorkWrite): Promise<void> {
  const documents = documentsOf(strapi, 'resource');
  const { sourceLocale, versions, shared, relations } = structuredClone(write) as { -readonly [Key in keyof WorkWrite]: WorkWrite[Key] };
  const related = Object.fromEntries(Object.entries(relations).map(([field, ids]) => [field, { set: ids }]));
  const { documentId } = await documents.create({ locale: sourceLocale, data: { ...shared, ...related, ...versions[sourceLocale] } });
  for (const [locale, values] of Object.entries(versions)) if (locale !== sourceLocale) await documents.update({ documentId, locale, data: values });
  if (write.publish) await documents.publish({ documentId, locale: '*' });
}

const deliveryOf = (strapi: Core.Strapi): Delivery => strapi.plugin('delivery').service<Delivery>('delivery');

class Undone extends Error {}

/** What some work does to the database, which then is as it was before. */
async function withoutTrace<Result>(strapi: Core.Strapi, work: () => Promise<Result>): Promise<Result> {
  let result: Result | undefined;
  await strapi.db.transaction(async () => {
    result = await work();
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return result as Result;
}

describe('works that are written in bulk', () => {
  let cms: TestCms;
  let targets: Targets;
  beforeAll(async () => {
    cms = await startCms();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00.000Z') });
    steadyIds(cms.strapi, 'surroundings');
    targets = await writeSurroundings(cms.strapi);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await cms.close();
  });

  /** What is left of writing the sample, at a moment that stands still. */
  async function leftBy(write: () => Promise<unknown>): Promise<Map<string, string[]>> {
    steadyIds(cms.strapi, 'sample');
    vi.setSystemTime(new Date('2026-11-25T12:00:01.000Z'));
    const before = await dump(cms.strapi);
    await write();
    return normalized(changes(before, await dump(cms.strapi)));
  }

  it('leave the rows that the Document Service would have left, in every table', async () => {
    const sample = sampleWrites(targets);
    const one = await withoutTrace(cms.strapi, () => leftBy(async () => {
      for (const write of sample) await byDocumentService(cms.strapi, write);
    }));
    const bulk = await leftBy(() => writeWorks(cms.strapi, sample, { batch: 25 }));
    expect([...bulk.keys()].sort()).toEqual([...one.keys()].sort());
    for (const [table, rows] of one) expect({ table, rows: bulk.get(table) }).toEqual({ table, rows });
    // What the comparison is worth: it has seen all kinds of rows, withheld works, and borrowed slugs that collide.
    expect(bulk.get('resources')?.length).toBeGreaterThan(180);
    expect(bulk.get('delivery_resources')?.some((row) => /"slug":"[^"]*-aa[0-9a-f]{4}"/.test(row))).toBe(true);
    expect(bulk.get('delivery_document')?.some((row) => row.includes('"withheld"'))).toBe(true);
  }, 240_000);

  it('are what readers get at once, and equal on both sides', async () => {
    expect(await deliveryOf(cms.strapi).verify()).toEqual([]);
    const answer = (await (await fetch(`${cms.url}/api/resources?locale=es&q=paralegals&fields=title`)).json()) as { meta: { pagination: { total: number } } };
    expect(answer.meta.pagination.total).toBeGreaterThan(0);
  });
});
