import { randomUUID } from 'node:crypto';
import { run, select, type SqlConnection } from '../../../delivery/server/store/sql';

/** The name of this database, given once. An index of another database, or of one that was restored from a copy, is worth nothing. */
export async function databaseIdentity(db: SqlConnection): Promise<string> {
  await run(db, 'create table if not exists search_identity (id integer primary key, name text not null)');
  await run(db, 'insert into search_identity (id, name) values (1, ?) on conflict (id) do nothing', [randomUUID()]);
  const [row] = await select<{ name: string }>(db, 'select name from search_identity where id = 1');
  if (!row) throw new Error('The database has no name for its search index.');
  return row.name;
}
