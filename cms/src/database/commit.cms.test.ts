import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, startCms, type TestCms } from '../../test/harness/cms';

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms();
  // The only constraint that both databases look at in the COMMIT itself.
  await cms.strapi.db.connection.raw('create table commit_parent (id integer primary key)');
  await cms.strapi.db.connection.raw('create table commit_child (parent integer references commit_parent (id) deferrable initially deferred)');
});
afterAll(() => cms.close());

const orphan = 'insert into commit_child (parent) values (42)';

/** SQLite keeps a transaction open whose COMMIT such a constraint refused; a full disk, which this stands for, ends it. */
async function endTransaction(): Promise<void> {
  if (database === 'sqlite') await cms.strapi.db.connection.raw('rollback');
}

describe('a commit that the database refuses', () => {
  it('fails what was to be saved by it, and nothing that waits for it runs', async () => {
    const { db } = cms.strapi;
    let told = false;
    const saving = db.transaction(async ({ trx, onCommit }) => {
      onCommit(() => (told = true));
      await trx.raw(orphan);
      return 'saved';
    });
    await expect(saving).rejects.toThrow(/foreign key/i);
    expect(told).toBe(false);
    await endTransaction();
  });

  it('fails where the transaction is held by hand', async () => {
    const { commit, get } = (await cms.strapi.db.transaction()) as unknown as { commit(): Promise<void>; get(): { raw(sql: string): Promise<unknown> } };
    await get().raw(orphan);
    await expect(commit()).rejects.toThrow(/foreign key/i);
    await endTransaction();
  });

  it('lets later saves through', async () => {
    const { documentId } = await cms.strapi.documents('api::theme.theme').create({ data: { name: 'After' }, locale: 'en' } as never);
    expect((await fetch(`${cms.url}/api/themes/${documentId}`)).status).toBe(200);
  });
});
