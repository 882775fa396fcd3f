import { expect, it } from 'vitest';
import { database, startCms } from '../../test/harness/cms';

it.runIf(database === 'sqlite')('a CMS knows how its content is distributed once it has started', async () => {
  const cms = await startCms();
  const rows = (sql: string) => cms.strapi.db.connection.raw(sql) as unknown as Promise<{ tbl: string }[]>;
  expect((await rows('select distinct tbl from sqlite_stat1')).map(({ tbl }) => tbl)).toContain('strapi_core_store_settings');
  await cms.close();
});
