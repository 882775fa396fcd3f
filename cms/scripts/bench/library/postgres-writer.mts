import pg from 'pg';
import type { SqlRow, TableWriter } from './table-writer.mts';

interface Statement {
  columns: string[];
  text: string;
}

const quoted = (names: readonly string[]): string => names.map((name) => pg.escapeIdentifier(name)).join(', ');

/** Rows of a statement: some megabytes, of which the server and this process hold copies. */
const PORTION = 1_000;

/** A statement takes a thousand rows at once, an array a column: none has more values than columns, and each is read as its own type. */
export class PostgresWriter implements TableWriter {
  private readonly statements = new Map<string, Statement>();
  private readonly waiting = new Map<string, SqlRow[]>();
  private readonly dropped: string[] = [];
  private readonly numbered = new Set<string>();
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async open(url: string): Promise<PostgresWriter> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'`);
    return new PostgresWriter(client);
  }

  async dropIndexes(tables: readonly string[]): Promise<void> {
    const { rows } = await this.client.query<{ name: string; made: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
        where i.indrelid = any ($1::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
      [tables.map((table) => pg.escapeIdentifier(table))],
    );
    for (const { name, made } of rows) {
      await this.client.query(`drop index ${name}`);
      this.dropped.push(made);
    }
  }

  async makeIndexes(): Promise<void> {
    for (const made of this.dropped) await this.client.query(made);
    for (const table of this.numbered) await this.client.query(`select setval(pg_get_serial_sequence($1, 'id'), max(id)) from ${quoted([table])}`, [quoted([table])]);
    await this.client.query('vacuum analyze');
  }

  async nextId(table: string): Promise<number> {
    this.numbered.add(table);
    const { rows } = await this.client.query<{ last: number }>(`select coalesce(max(id), 0)::integer as last from ${quoted([table])}`);
    return (rows[0]?.last ?? 0) + 1;
  }

  insert(table: string, rows: readonly SqlRow[]): void {
    const waiting = this.waiting.get(table);
    if (waiting) waiting.push(...rows);
    else if (rows.length > 0) this.waiting.set(table, [...rows]);
  }

  async transaction(work: () => void): Promise<void> {
    work();
    await this.client.query('begin');
    // In the order they were first written to: rows before those that point to them.
    for (const [table, rows] of this.waiting) {
      for (let start = 0; start < rows.length; start += PORTION) await this.write(table, rows.slice(start, start + PORTION));
    }
    await this.client.query('commit');
    this.waiting.clear();
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async write(table: string, rows: readonly SqlRow[]): Promise<void> {
    const known = this.statements.get(table) ?? (await this.prepare(table, Object.keys(rows[0] ?? {})));
    await this.client.query({ name: table, text: known.text, values: known.columns.map((column) => rows.map((row) => row[column] ?? null)) });
  }

  private async prepare(table: string, columns: string[]): Promise<Statement> {
    const { rows } = await this.client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [quoted([table])],
    );
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    const arrays = columns.map((column, index) => `$${index + 1}::${types.get(column)}[]`);
    const statement = { columns, text: `insert into ${quoted([table])} (${quoted(columns)}) select * from unnest(${arrays.join(', ')})` };
    this.statements.set(table, statement);
    return statement;
  }
}
