import { select, type SqlConnection } from './sql';

export interface Showing {
  type: string;
  document_id: string;
}

/** Whether a record that is still good at a moment shows a file. */
export async function isShown(db: SqlConnection, path: string, now: Date): Promise<boolean> {
  const rows = await select(
    db,
    `select 1 as shown from delivery_file join delivery_document using (type, document_id)
     where path = ? and (expires_at is null or expires_at > ?) limit 1`,
    [path, now.toISOString()],
  );
  return rows.length > 0;
}

/** The documents whose records show a file. */
export const showing = (db: SqlConnection, path: string): Promise<Showing[]> => select(db, 'select type, document_id from delivery_file where path = ?', [path]);
