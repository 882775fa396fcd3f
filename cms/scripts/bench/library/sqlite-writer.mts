import Database from 'better-sqlite3';
import type { SqlRow, TableWriter } from './table-writer.mts';

interface Index {
  name: string;
  sql: string;
}

const toSqlite = (value: unknown): string | number | null =>
  value === undefined || value === null ? null : value instanceof Date ? value.getTime() : typeof value === 'boolean' ? Number(value) : (value as string | number);

/** Straight into an SQLite file, a prepared statement a table. */
export class SqliteWriter implements TableWriter {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, { columns: string[]; run: (values: unknown[]) => unknown }>();
  private readonly dropped: Index[] = [];

  constructor(path: string) {
    this.db = new Database(path);
    this.db.pragma('synchronous = OFF');
    this.db.pragma('cache_size = -400000');
    this.db.pragma('wal_autocheckpoint = 20000');
  }

  async dropIndexes(tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      // A constraint's own have no statement.
      const indexes = this.db.prepare(`select name, sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null`).all(table) as Index[];
      for (const { name } of indexes) this.db.exec(`drop index "${name}"`);
      this.dropped.push(...indexes);
    }
  }

  async makeIndexes(): Promise<void> {
    for (const { sql } of this.dropped) this.db.exec(sql);
    this.db.exec('analyze');
  }

  insert(table: string, rows: readonly SqlRow[]): void {
    const [first] = rows;
    if (!first) return;
    const known = this.statements.get(table) ?? this.prepare(table, Object.keys(first));
    for (const row of rows) known.run(known.columns.map((column) => toSqlite(row[column])));
  }

  async nextId(table: string): Promise<number> {
    return ((this.db.prepare(`select coalesce(max(id), 0) as last from "${table}"`).get() as { last: number }).last ?? 0) + 1;
  }

  async transaction(work: () => void): Promise<void> {
    this.db.transaction(work)();
  }

  async close(): Promise<void> {
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private prepare(table: string, columns: string[]) {
    const statement = this.db.prepare(`insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`);
    const prepared = { columns, run: (values: unknown[]) => statement.run(...values) };
    this.statements.set(table, prepared);
    return prepared;
  }
}
