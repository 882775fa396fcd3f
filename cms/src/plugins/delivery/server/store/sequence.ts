import { type Dialect, run, select, type SqlConnection } from './sql';

export interface Change {
  number: number;
  /** ISO 8601. Never earlier than the change before it, whatever the clock does. */
  changedAt: string;
}

/**
 * Takes the next number of the one sequence. The row stays locked until the transaction ends, so numbers are in commit order
 * and a reader that has seen N has seen everything up to N.
 */
export async function nextChange(db: SqlConnection, now: Date): Promise<Change> {
  const iso = now.toISOString();
  const [row] = await select<{ number: number | string; changed_at: string }>(
    db,
    'update delivery_sequence set number = number + 1, changed_at = case when changed_at > ? then changed_at else ? end where id = 1 returning number, changed_at',
    [iso, iso],
  );
  if (!row) throw new Error('delivery_sequence has no row: the delivery tables were not made.');
  return { number: Number(row.number), changedAt: row.changed_at };
}

/**
 * Lets one projection run at a time, across processes, until the transaction ends. Without it two languages of one document,
 * published at the same moment, would each be projected without the other.
 */
export async function lockSequence(db: SqlConnection, dialect: Dialect): Promise<void> {
  await run(db, dialect === 'postgres' ? 'select number from delivery_sequence where id = 1 for update' : 'update delivery_sequence set number = number where id = 1');
}

export type Listed = 'listed' | 'gone' | 'never';
const LISTED: Record<Listed, number> = { listed: 1, gone: 0, never: -1 };

export interface DocumentState {
  type: string;
  documentId: string;
  listed: Listed;
  visibility: string;
  expiresAt: string | null;
}

/** Notes a document in the change log: one row a document, with the number of its last change. */
export async function logDocument(db: SqlConnection, state: DocumentState, change: Change | null): Promise<void> {
  await run(
    db,
    `insert into delivery_document (type, document_id, number, changed_at, listed, visibility, expires_at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (type, document_id) do update set listed = excluded.listed, visibility = excluded.visibility, expires_at = excluded.expires_at,
       number = coalesce(excluded.number, delivery_document.number), changed_at = coalesce(excluded.changed_at, delivery_document.changed_at)`,
    [state.type, state.documentId, change?.number ?? null, change?.changedAt ?? null, LISTED[state.listed], state.visibility, state.expiresAt],
  );
}

/** Notes that something about a whole type changed, such as how many of its documents are withheld, or when the first of them ends. Names no document. */
export async function logType(db: SqlConnection, type: string, change: Change): Promise<void> {
  await logDocument(db, { type, documentId: '', listed: 'never', visibility: 'public', expiresAt: null }, change);
}
