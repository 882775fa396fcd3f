import { type Dialect, insert, run, select, type SqlConnection } from './sql';

export interface Change {
  number: number;
  /** ISO 8601. Never earlier than the change before it, whatever the clock does. */
  changedAt: string;
}

/**
 * Lets one projection run at a time, across processes, until the transaction ends. Without it two languages of one document,
 * published at the same moment, would each be projected without the other.
 */
export async function lockSequence(db: SqlConnection, dialect: Dialect): Promise<void> {
  await run(db, dialect === 'postgres' ? 'select number from delivery_sequence where id = 1 for update' : 'update delivery_sequence set number = number where id = 1');
}

/**
 * The next numbers of the one sequence, for a transaction that holds its lock: numbers are in commit order, and a reader that
 * has seen N has seen everything up to N.
 */
export class Numbers {
  private constructor(private number: number, private readonly changedAt: string, private taken = false) {}

  static async open(db: SqlConnection, now: Date): Promise<Numbers> {
    const [row] = await select<{ number: number | string; changed_at: string }>(db, 'select number, changed_at from delivery_sequence where id = 1');
    if (!row) throw new Error('delivery_sequence has no row: the delivery tables were not made.');
    const iso = now.toISOString();
    return new Numbers(Number(row.number), row.changed_at > iso ? row.changed_at : iso);
  }

  next(): Change {
    this.taken = true;
    this.number += 1;
    return { number: this.number, changedAt: this.changedAt };
  }

  /** Stores how far it got. */
  async close(db: SqlConnection): Promise<void> {
    if (this.taken) await run(db, 'update delivery_sequence set number = ?, changed_at = ? where id = 1', [this.number, this.changedAt]);
  }
}

export type Listed = 'listed' | 'gone' | 'never';
const LISTED: Record<Listed, number> = { listed: 1, gone: 0, never: -1 };

export interface DocumentState {
  type: string;
  /** Empty: something about the whole type changed, such as how many of its documents are withheld. */
  documentId: string;
  listed: Listed;
  visibility: string;
  expiresAt: string | null;
  /** Null where nothing changed that a reader sees. */
  change: Change | null;
}

/** Notes documents in the change log, each once: one row a document, with the number of its last change. */
export async function logDocuments(db: SqlConnection, states: readonly DocumentState[]): Promise<void> {
  const rows = states.map(({ type, documentId, listed, visibility, expiresAt, change }) => ({
    type, document_id: documentId, number: change?.number ?? null, changed_at: change?.changedAt ?? null, listed: LISTED[listed], visibility, expires_at: expiresAt,
  }));
  await insert(
    db,
    'delivery_document',
    rows,
    `on conflict (type, document_id) do update set listed = excluded.listed, visibility = excluded.visibility, expires_at = excluded.expires_at,
       number = coalesce(excluded.number, delivery_document.number), changed_at = coalesce(excluded.changed_at, delivery_document.changed_at)`,
  );
}
