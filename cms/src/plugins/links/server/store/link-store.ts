import { insert, marks, run, select, type SqlConnection } from '../../../delivery/server/store/sql';
import type { Reason, Status } from '../../shared/report';
import type { LinkState } from '../state/link-state';

interface Row {
  url: string;
  host: string;
  first_seen: string;
  last_checked: string | null;
  last_ok: string | null;
  status: Status | null;
  reason: Reason | null;
  code: number | null;
  moved_to: string | null;
  fail_count: number;
  failing_since: string | null;
  next_check_at: string;
}

export interface Place {
  type: string;
  documentId: string;
}

const toState = (row: Row): LinkState => ({
  url: row.url, host: row.host, firstSeen: row.first_seen, lastChecked: row.last_checked, lastOk: row.last_ok, status: row.status, reason: row.reason,
  code: row.code, movedTo: row.moved_to, failCount: row.fail_count, failingSince: row.failing_since, nextCheckAt: row.next_check_at,
});

const toRow = (state: LinkState): Row => ({
  url: state.url, host: state.host, first_seen: state.firstSeen, last_checked: state.lastChecked, last_ok: state.lastOk, status: state.status, reason: state.reason,
  code: state.code, moved_to: state.movedTo, fail_count: state.failCount, failing_since: state.failingSince, next_check_at: state.nextCheckAt,
});

export async function readStates(db: SqlConnection, urls: readonly string[]): Promise<LinkState[]> {
  if (urls.length === 0) return [];
  return (await select<Row>(db, `select * from link_state where url in (${marks(urls)})`, urls)).map(toState);
}

/** Begins to know addresses; those known already stay as they are. */
export async function addStates(db: SqlConnection, states: readonly LinkState[]): Promise<void> {
  await insert(db, 'link_state', states.map((state) => ({ ...toRow(state) })), 'on conflict (url) do nothing');
}

/** Changes what is known of an address that is still known. */
export async function saveState(db: SqlConnection, state: LinkState): Promise<void> {
  const { url, ...columns } = toRow(state);
  const names = Object.keys(columns);
  await run(db, `update link_state set ${names.map((name) => `${name} = ?`).join(', ')} where url = ?`, [...Object.values(columns), url]);
}

/** Addresses whose time has come, the longest waiting first; of no host more than some, so that a large one does not hold up the others. */
export async function dueStates(db: SqlConnection, now: Date, limit: number, perHost: number): Promise<LinkState[]> {
  const rows = await select<Row>(
    db,
    `select * from (select link_state.*, row_number() over (partition by host order by next_check_at, url) as place from link_state where next_check_at <= ?) as due
     where place <= ? order by next_check_at, url limit ?`,
    [now.toISOString(), perHost, limit],
  );
  return rows.map(toState);
}

export async function placesOf(db: SqlConnection, url: string): Promise<Place[]> {
  const rows = await select<{ type: string; document_id: string }>(db, 'select type, document_id from link_place where url = ? order by type, document_id', [url]);
  return rows.map((row) => ({ type: row.type, documentId: row.document_id }));
}

export interface Listing {
  statuses: readonly Status[];
  start: number;
  limit: number;
}

/** A page of the addresses with these statuses, those failing longest first. */
export async function listStates(db: SqlConnection, { statuses, start, limit }: Listing): Promise<{ states: LinkState[]; total: number }> {
  const where = `status in (${marks(statuses)})`;
  const [count] = await select<{ total: number | string }>(db, `select count(*) as total from link_state where ${where}`, statuses);
  const rows = await select<Row>(
    db,
    `select * from link_state where ${where} order by coalesce(failing_since, last_checked), url limit ? offset ?`,
    [...statuses, limit, start],
  );
  return { states: rows.map(toState), total: Number(count?.total ?? 0) };
}

/** An address of another host that worked when it was last checked, the latest first. */
export async function workingElsewhere(db: SqlConnection, host: string): Promise<LinkState | undefined> {
  const rows = await select<Row>(db, `select * from link_state where status in ('working', 'moved') and host <> ? order by last_ok desc, url limit 1`, [host]);
  return rows.map(toState)[0];
}

/** How many addresses there are of each status; those never checked under null. */
export async function countStates(db: SqlConnection): Promise<{ status: Status | null; count: number }[]> {
  const rows = await select<{ status: Status | null; count: number | string }>(db, 'select status, count(*) as count from link_state group by status');
  return rows.map(({ status, count }) => ({ status, count: Number(count) }));
}
