import { marks, select, type SqlConnection } from './sql';

export interface Showing {
  type: string;
  document_id: string;
}

/** The types of the records that show a file and are still good at a moment. */
export async function showingTypes(db: SqlConnection, path: string, now: Date): Promise<string[]> {
  const rows = await select<{ type: string }>(
    db,
    `select distinct type from delivery_file join delivery_document using (type, document_id)
     where path = ? and (expires_at is null or expires_at > ?)`,
    [path, now.toISOString()],
  );
  return rows.map(({ type }) => type);
}

/**
 * When the first consent ends, after a moment, among all that is shown of some types; null: never. Of all, not of those that show a file: the
 * moment of a single one would tell what a person has agreed to.
 */
export async function firstEnding(db: SqlConnection, types: readonly string[], now: Date): Promise<string | null> {
  const [row] = await select<{ ends_at: string | null }>(
    db,
    `select min(expires_at) as ends_at from delivery_document where listed = 1 and expires_at > ? and type in (${marks(types)})`,
    [now.toISOString(), ...types],
  );
  return row?.ends_at ?? null;
}

/** The documents whose records show a file. */
export const showing = (db: SqlConnection, path: string): Promise<Showing[]> => select(db, 'select type, document_id from delivery_file where path = ?', [path]);
