import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { database, startCms, type TestCms } from '../../test/harness/cms';
import { ensureSearchIndexes } from './list-indexes';

/** As many as make PostgreSQL use an index. */
const WORKS = 20_000;

let cms: TestCms;

/** The index of parts of words is best when what was written last has been put in; and one alone is used where no older transaction may still see other rows. */
async function vacuum(): Promise<void> {
  await vi.waitFor(async () => {
    await cms.strapi.db.connection.raw('vacuum analyze resources');
    const { rows } = (await cms.strapi.db.connection.raw(`select relallvisible >= 0.9 * relpages as settled from pg_class where relname = 'resources'`)) as { rows: { settled: boolean }[] };
    expect(rows).toEqual([{ settled: true }]);
  }, { timeout: 60_000, interval: 500 });
}

beforeAll(async () => {
  cms = await startCms({ first: true });
});
beforeAll(async () => {
  const numbers = database === 'postgres' ? `generate_series(1, ${WORKS}) as n` : `(with recursive s(n) as (select 1 union all select n + 1 from s where n < ${WORKS}) select n from s)`;
  const abstract = database === 'postgres' ? `repeat('word ', 150)` : `hex(zeroblob(375))`;
  await cms.strapi.db.connection.raw(`insert into resources (document_id, title, locale, year, abstract) select 'work' || n, 'Title ' || n, case n % 3 when 0 then 'en' else 'fr' end, 1950 + n % 70, ${abstract} from ${numbers}`);
  if (database === 'sqlite') await cms.strapi.db.connection.raw('analyze');
  else await vacuum();
}, 120_000);
afterAll(() => cms.close());

interface Statement {
  sql: string;
  bindings: unknown[];
}

/** What a list of the admin asks of the database: its rows and how many there are. */
async function statementsOf(asked: object): Promise<{ rows: Statement; count: Statement }> {
  const noted: Statement[] = [];
  const note = (query: Statement) => void noted.push(query);
  const { connection } = cms.strapi.db;
  connection.on('query', note);
  const manager = cms.strapi.service('plugin::content-manager.document-manager') as unknown as { findPage(query: object, uid: string): Promise<unknown> };
  await manager.findPage({ page: 3, pageSize: 50, locale: 'en', status: 'draft', sort: 'title:ASC', ...asked }, 'api::resource.resource');
  connection.removeListener('query', note);
  const ofWorks = noted.filter(({ sql }) => /from [`"]resources[`"]/.test(sql));
  const [rows, count] = [ofWorks.find(({ sql }) => sql.includes('order by')), ofWorks.find(({ sql }) => sql.includes('count('))];
  if (!rows || !count) throw new Error('The list asked nothing.');
  return { rows, count };
}

/** How the database would do it, a step a line. */
async function planOf({ sql, bindings }: Statement): Promise<string> {
  const { connection } = cms.strapi.db;
  if (database === 'sqlite') {
    const steps = (await connection.raw(`explain query plan ${sql}`, bindings as never)) as { detail: string }[];
    return steps.map(({ detail }) => detail).join('\n');
  }
  const { rows } = (await connection.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, bindings as never)) as { rows: { 'QUERY PLAN': string }[] };
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

it.each([['title:ASC', 'resources_listed_by_title'], ['updatedAt:DESC', 'resources_listed_by_updated_at'], ['year:DESC', 'resources_listed_by_newest_year']])(
  'a list of the admin is put in order by an index: %s',
  async (sort, index) => {
    const { rows, count } = await statementsOf({ sort });
    const plan = await planOf(rows);
    expect(await planOf(count)).toMatch(database === 'sqlite' ? 'USING COVERING INDEX resources_listed_by_' : 'Index Only Scan using resources_listed_by_');
    expect(plan).toMatch(database === 'sqlite' ? `USING INDEX ${index} (locale=?)` : `using ${index} on`);
    expect(plan).not.toMatch(/sort|temp b-tree/i);
  },
);

it('a search of the admin looks for words in an index', async () => {
  const { rows, count } = await statementsOf({ _q: 'Title 4710' });
  if (database === 'sqlite') {
    expect(await planOf(count)).toContain('USING COVERING INDEX resources_listed_by_title (locale=?)');
    expect(await planOf(rows)).toContain('USING INDEX resources_listed_by_title (locale=?)');
  } else {
    expect(await planOf(count)).toContain('Bitmap Index Scan on resources_searched');
    expect(await planOf(rows)).toContain('Bitmap Index Scan on resources_searched');
  }
});

it('indexes of before are gone', async () => {
  const { connection } = cms.strapi.db;
  const sql = database === 'sqlite' ? `select name from sqlite_master where type = 'index'` : 'select indexname as name from pg_indexes';
  const found = (await connection.raw(sql)) as { name: string }[] | { rows: { name: string }[] };
  const names = (Array.isArray(found) ? found : found.rows).map(({ name }) => name);
  expect(names).toContain('organizations_listed_by_name');
  expect(names.filter((name) => /^resources_by_/.test(name))).toEqual([]);
});

it.runIf(database === 'postgres')('a role that may make no extension has everything but that index', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(`begin; drop extension pg_trgm cascade; create role modest_${process.pid}; set local role modest_${process.pid}`);
    await ensureSearchIndexes(cms.strapi, { raw: (sql) => client.query(sql) });
    const { rows } = await client.query(`select count(*)::integer as found from pg_indexes where indexname = 'resources_searched'`);
    expect(rows).toEqual([{ found: 0 }]);
  } finally {
    await client.query('rollback').finally(() => client.end());
  }
});
