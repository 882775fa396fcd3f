import { select, type SqlConnection } from './sql';

interface TypeChange {
  number: number;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/**
 * What this process knows of the change sequence. Other processes' changes are seen by asking; a process's own ones at once,
 * because it asks after each commit.
 */
export class ChangeWatch {
  /** The last number seen. */
  number = -1;
  private readonly types = new Map<string, TypeChange>();
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly connection: () => SqlConnection, private readonly onError: (error: unknown) => void) {}

  start(intervalMs: number): void {
    this.timer = setInterval(() => void this.refresh().catch(this.onError), intervalMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await (this.next ?? this.running)?.catch(() => {});
  }

  /** Sees every change committed before the call: a look that has already begun does not count. Calls that wait share one look. */
  refresh(): Promise<void> {
    if (!this.running) return this.begin();
    this.next ??= this.running.catch(() => {}).then(() => {
      this.next = undefined;
      return this.begin();
    });
    return this.next;
  }

  private begin(): Promise<void> {
    this.running = this.look().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async look(): Promise<void> {
    const db = this.connection();
    const [row] = await select<{ number: number | string }>(db, 'select number from delivery_sequence where id = 1');
    const number = Number(row?.number ?? 0);
    if (number === this.number) return;
    const rows = await select<{ type: string; number: number | string; changed_at: string }>(
      db,
      'select type, max(number) as number, max(changed_at) as changed_at from delivery_document where number > ? group by type',
      [this.number],
    );
    for (const change of rows) this.types.set(change.type, { number: Number(change.number), changedAt: Date.parse(change.changed_at) });
    this.number = number;
    for (const listener of this.listeners) listener();
  }

  /** Calls whenever the number has moved. Gives what ends it. */
  onMove(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The number of the last change to any of these types; 0 before the first. */
  lastNumber(types: readonly string[]): number {
    return Math.max(0, ...types.map((type) => this.types.get(type)?.number ?? 0));
  }

  /** When any of these types last changed, in milliseconds since 1970; 0 before the first change. */
  lastChangedAt(types: readonly string[]): number {
    return Math.max(0, ...types.map((type) => this.types.get(type)?.changedAt ?? 0));
  }
}
