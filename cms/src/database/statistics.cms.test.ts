import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database, startCms, type TestCms } from '../../test/harness/cms';
import { refreshStatistics } from './statistics';

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms({ first: true });
});
afterAll(() => cms.close());

const rows = async <Row,>(sql: string): Promise<Row[]> => {
  const result = (await cms.strapi.db.connection.raw(sql)) as unknown as Row[] | { rows: Row[] };
  return Array.isArray(result) ? result : result.rows;
};

it.runIf(database === 'sqlite')('a CMS knows how its content is distributed once it has started', async () => {
  expect((await rows<{ tbl: string }>('select distinct tbl from sqlite_stat1')).map(({ tbl }) => tbl)).toContain('strapi_core_store_settings');
});

const LIMIT_MS = 30_000;

it.runIf(database === 'postgres')('PostgreSQL knows how content is distributed, in indexes too, once much of it was written', async () => {
  const known = async (name: string) => (await rows(`select 1 from pg_stats where tablename = '${name}'`)).length > 0;
  await rows(`insert into resources (document_id, title, locale) select 'work' || n, 'Title ' || n, 'en' from generate_series(1, 1000) n`);
  expect(await known('resources')).toBe(false);
  // The server counts what was written when the connection that wrote it has had nothing to do for some seconds.
  for (const begun = Date.now(); !(await known('resources')) && Date.now() - begun < LIMIT_MS; await delay(200)) await refreshStatistics(cms.strapi);
  expect(await known('resources_searched')).toBe(true);
});
