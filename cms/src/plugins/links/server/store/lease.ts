import { select, type SqlConnection } from '../../../delivery/server/store/sql';

/** A process that dies leaves the checking to another after so long. */
const LEASE_MS = 120_000;

/** Takes or renews the right to check, of which there is one among all processes on a database. Answers whether it is ours. */
export async function takeLease(db: SqlConnection, holder: string, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  const rows = await select(db, 'update link_lease set holder = ?, held_until = ? where id = 1 and (holder = ? or held_until < ?) returning id', [holder, until, holder, now.toISOString()]);
  return rows.length > 0;
}

export async function giveUpLease(db: SqlConnection, holder: string): Promise<void> {
  await db.raw(`update link_lease set holder = '', held_until = '' where id = 1 and holder = ?`, [holder]);
}
