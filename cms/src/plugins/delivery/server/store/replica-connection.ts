import type { Client, Pool, PoolClient, PoolConfig } from 'pg';
import { toPositionalMarks } from './positional-marks';
import type { ReadConnection } from './read-connection';
import { type Position, ReplicaGuard, type Verdict } from './replica-guard';
import { select, type SqlConnection } from './sql';

export interface ReplicaOptions {
  /** The driver that Strapi uses: values are read the same way. */
  driver: { Pool: new (config: PoolConfig) => Pool };
  primaryUrl: string;
  replicaUrl: string;
  /** Strapi's own pool. */
  primary: SqlConnection;
  log: { info(message: string): void; warn(message: string): void };
}

const LOOK_MS = 250;
const PATIENCE_MS = 1_000;
const MOST_CONNECTIONS = 10;
/** The last resort against a single connection that leads nowhere. */
const LONGEST_READ_MS = 10_000;

const NUMBER = 'select number from delivery_sequence where id = 1';
const POSITION = 'select number, changed_at from delivery_sequence where id = 1';

type NumberRow = { number: number | string };

const READS_GO: Record<Verdict, string> = {
  unproven: 'reads go to the primary: the standby has not been seen beside it yet',
  current: 'reads go to the standby',
  late: 'reads go to the primary: the standby is late',
  lost: 'reads go to the primary: the standby does not answer',
  foreign: 'reads go to the primary: DATABASE_READ_URL is no standby of DATABASE_URL',
};

/** Whether a failure is the connection's, not the statement's. PostgreSQL's own errors have a severity; of those, class 08, 53 and 57P end connections. */
const endsConnection = (error: unknown): boolean => !(error as { severity?: string }).severity || /^(?:08|53|57P)/.test((error as { code?: string }).code ?? '');

/**
 * Reads from a hot standby wherever that shows nothing older than this process has shown before, and from the primary otherwise. Reads
 * change nothing, so what fails on the standby is simply asked of the primary; a statement that is wrong fails there too.
 */
export class ReplicaConnection implements ReadConnection {
  private readonly guard = new ReplicaGuard();
  private readonly readers: Pool;
  private readonly lookouts: { replica: Pool; primary: Pool };
  /** What a connection is known to see: it sees ever more, but another one may lead to another standby. */
  private readonly seen = new WeakMap<PoolClient, number>();
  private readonly busy = new Set<PoolClient>();
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;

  constructor(private readonly options: ReplicaOptions) {
    const { driver: { Pool }, primaryUrl, replicaUrl } = options;
    const open = (connectionString: string, config: PoolConfig): Pool => {
      const pool = new Pool({ connectionString, connectionTimeoutMillis: PATIENCE_MS, keepAlive: true, ...config });
      // Without a listener, a connection that ends would end the process. Who was using it is told by its statement.
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
      return pool;
    };
    this.readers = open(replicaUrl, { max: MOST_CONNECTIONS, query_timeout: LONGEST_READ_MS, pipeline: true, application_name: 'cms reads' });
    const lookout = { max: 1, query_timeout: PATIENCE_MS, application_name: 'cms lookout' };
    this.lookouts = { replica: open(replicaUrl, lookout), primary: open(primaryUrl, lookout) };
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
    void this.look();
  }

  async raw(sql: string, bindings: readonly unknown[] = []): Promise<unknown> {
    const result = this.guard.usable ? await this.askReplica(sql, bindings) : null;
    return result ?? this.askPrimary(sql, bindings);
  }

  /** Takes what is committed by now for shown: a standby without it is not asked. */
  catchUp(): Promise<void> {
    return this.notePrimary();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await Promise.all([this.readers, this.lookouts.replica, this.lookouts.primary].map((pool) => pool.end()));
  }

  /** Null where the standby cannot answer. */
  private async askReplica(sql: string, bindings: readonly unknown[]): Promise<unknown> {
    const statement = toPositionalMarks(sql, bindings.length);
    let client: PoolClient | undefined;
    let failed = false;
    try {
      client = await this.readers.connect();
      this.busy.add(client);
      return await this.askThrough(client, statement, bindings);
    } catch (error) {
      failed = true;
      if (endsConnection(error)) this.lose(error);
      return null;
    } finally {
      if (client) this.busy.delete(client);
      client?.release(failed);
    }
  }

  /** The numbers before and after travel with the statement: the driver sends all three without waiting. */
  private async askThrough(client: PoolClient, statement: string, bindings: readonly unknown[]): Promise<unknown> {
    const needed = this.guard.shown;
    const known = this.seen.get(client) ?? -1;
    const number = async () => Number((await client.query<NumberRow>(NUMBER)).rows[0]?.number ?? -1);
    const [before, result, after] = await Promise.all([known < needed ? number() : known, client.query(statement, [...bindings]), number()]);
    this.seen.set(client, after);
    if (before < needed) return null;
    this.guard.show(after);
    return result;
  }

  /** A standby may answer the next statement: what this one showed has to be known by then. */
  private async askPrimary(sql: string, bindings: readonly unknown[]): Promise<unknown> {
    const result = await this.options.primary.raw(sql, bindings);
    await this.notePrimary();
    return result;
  }

  private async notePrimary(): Promise<void> {
    const [row] = await select<NumberRow>(this.options.primary, NUMBER);
    this.guard.show(Number(row?.number ?? -1));
  }

  private look(): Promise<void> {
    this.looking ??= this.lookAtBoth().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookAtBoth(): Promise<void> {
    let reason: unknown;
    const positionOf = async (pool: Pool): Promise<Position | null> => {
      try {
        const { rows } = await pool.query<{ number: string; changed_at: string }>(POSITION);
        return rows[0] ? { number: Number(rows[0].number), changedAt: rows[0].changed_at } : null;
      } catch (error) {
        reason ??= error;
        return null;
      }
    };
    const before = this.guard.verdict;
    // The primary last: a standby of it is never ahead then.
    const replica = await positionOf(this.lookouts.replica);
    const primary = await positionOf(this.lookouts.primary);
    const verdict = this.guard.look(replica, primary, performance.now());
    if (verdict === 'lost') this.dropReaders();
    if (verdict !== before) this.tell(reason);
  }

  private lose(reason: unknown): void {
    const before = this.guard.verdict;
    this.guard.lose();
    if (this.guard.verdict !== before) this.tell(reason);
  }

  /** Statements that wait for a standby that does not answer would wait for minutes; ended, they are asked of the primary. */
  private dropReaders(): void {
    for (const client of this.busy) void (client as unknown as Client).end();
  }

  private tell(reason: unknown): void {
    const { verdict } = this.guard;
    const because = reason instanceof Error ? ` (${(reason as NodeJS.ErrnoException).code ?? reason.message})` : '';
    this.options.log[verdict === 'current' ? 'info' : 'warn'](`delivery: ${READS_GO[verdict]}${because}`);
  }
}
