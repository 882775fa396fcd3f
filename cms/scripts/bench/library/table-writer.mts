import Database from 'better-sqlite3';

export type SqlRow = Record<string, unknown>;

interface Index {
  name: string;
  sql: string;
}

const toSqlite = (value: unknown): string | number | null =>
  value === undefined || value === null ? null : value instanceof Date ? value.getTime() : typeof value === 'boolean' ? Number(value) : (value as string | number);

/**
 * Writes rows straight into an SQLite file that nobody else writes to: without its indexes, which are made again at the end, and without
 * waiting for the disk. A file that was not closed in order is worth nothing.
 */
export class TableWriter {
  readonly db: Database.Database;
  private readonly statements = new Map<string, { columns: string[]; run: (values: unknown[]) => unknown }>();
  private readonly dropped: Index[] = [];

  constructor(path: string) {
    this.db = new Database(path);
    this.db.pragma('synchronous = OFF');
    this.db.pragma('cache_size = -400000');
    this.db.pragma('wal_autocheckpoint = 20000');
  }

  /** Those that a table's own constraints made have no statement, and stay. */
  dropIndexes(tables: readonly string[]): void {
    for (const table of tables) {
      const indexes = this.db.prepare(`select name, sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null`).all(table) as Index[];
      for (const { name } of indexes) this.db.exec(`drop index "${name}"`);
      this.dropped.push(...indexes);
    }
  }

  makeIndexes(onEach: (name: string) => void): void {
    for (const { name, sql } of this.dropped) {
      onEach(name);
      this.db.exec(sql);
    }
    this.db.exec('analyze');
  }

  insert(table: string, rows: readonly SqlRow[]): void {
    const [first] = rows;
    if (!first) return;
    const known = this.statements.get(table) ?? this.prepare(table, Object.keys(first));
    for (const row of rows) known.run(known.columns.map((column) => toSqlite(row[column])));
  }

  /** The number behind the last row of a table. */
  nextId(table: string): number {
    return ((this.db.prepare(`select coalesce(max(id), 0) as last from "${table}"`).get() as { last: number }).last ?? 0) + 1;
  }

  transaction(work: () => void): void {
    this.db.transaction(work)();
  }

  close(): void {
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
