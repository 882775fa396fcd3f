import { afterAll, beforeAll, expect, it } from 'vitest';
import { database, startCms, type TestCms } from '../../test/harness/cms';

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.close());

/** What a list of the admin asks of the database, sorted by an attribute. */
async function listStatement(sort: string): Promise<{ sql: string; bindings: unknown[] }> {
  const asked: { sql: string; bindings: unknown[] }[] = [];
  const note = (query: { sql: string; bindings: unknown[] }) => void asked.push(query);
  const { connection } = cms.strapi.db;
  connection.on('query', note);
  const manager = cms.strapi.service('plugin::content-manager.document-manager') as unknown as { findPage(query: object, uid: string): Promise<unknown> };
  await manager.findPage({ page: 3, pageSize: 50, locale: 'en', status: 'draft', sort }, 'api::resource.resource');
  connection.removeListener('query', note);
  const statement = asked.find(({ sql }) => sql.includes('order by') && /from [`"]resources[`"]/.test(sql));
  if (!statement) throw new Error('The list asked nothing.');
  return statement;
}

it.each([['title:ASC', 'resources_by_title'], ['updatedAt:DESC', 'resources_by_updated_at'], ['year:DESC', 'resources_by_newest_year']])(
  'a list of the admin is put in order by an index: %s',
  async (sort, index) => {
    const { sql, bindings } = await listStatement(sort);
    if (database === 'sqlite') {
      const plan = (await cms.strapi.db.connection.raw(`explain query plan ${sql}`, bindings as never)) as { detail: string }[];
      expect(plan.map(({ detail }) => detail).join('\n')).toContain(`USING INDEX ${index} (locale=? AND published_at=?)`);
    } else {
      // PostgreSQL reads a table that is nearly empty without any index.
      const { rows } = (await cms.strapi.db.connection.raw('select indexdef from pg_indexes where indexname = ?', [index])) as { rows: { indexdef: string }[] };
      expect(rows[0]?.indexdef).toContain('(locale, published_at,');
    }
  },
);
