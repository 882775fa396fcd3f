import { type Dialect, select, type SqlConnection } from '../../../delivery/server/store/sql';

/**
 * Takes the next numbers for rows of one of Strapi's tables, so that rows of other tables can name them before they are there.
 * Runs in a transaction that writes: on SQLite nobody else can take them until it ends.
 */
export async function takeRowIds(db: SqlConnection, dialect: Dialect, table: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  if (dialect === 'postgres') {
    const rows = await select<{ id: number | string }>(db, "select nextval(pg_get_serial_sequence(?, 'id')) as id from generate_series(1, ?::int)", [table, count]);
    return rows.map(({ id }) => Number(id));
  }
  const [row] = await select<{ seq: number }>(db, 'select seq from sqlite_sequence where name = ?', [table]);
  const last = row?.seq ?? 0;
  return Array.from({ length: count }, (_, index) => last + index + 1);
}
