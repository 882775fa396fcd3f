import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { run, select } from '../../../delivery/server/store/sql';

/** A process that dies on another machine leaves the writing to others after so long. */
const HELD_MS = 20_000;
const RENEW_MS = 5_000;

/** Milliseconds since 1970 by the clock of the database, which all processes have in common. */
const NOW = { postgres: '(extract(epoch from clock_timestamp()) * 1000)::bigint', sqlite: `cast(unixepoch('now', 'subsec') * 1000 as integer)` } as const;

const nowOf = (strapi: Core.Strapi): string => NOW[strapi.db.dialect.client === 'postgres' ? 'postgres' : 'sqlite'];

/** Tells this process from one that had its number before. */
const PROCESS = randomUUID();

/** Somebody else writes: another import or undo, in this process or another. */
export class ImportsBusy extends Error {
  override name = 'ImportsBusy';

  constructor() {
    super('Another import or undo is being carried out. Try again when it has ended.');
  }
}

/** The claim has passed to another process, since this one was silent for too long. Nothing is written without it. */
export class ClaimLost extends Error {
  override name = 'ClaimLost';

  constructor() {
    super('Another process has taken over the writing of imports.');
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a holder is known to have died: it was a process of this machine, and is there no more. Of other machines only time tells. */
function isDead(holder: string): boolean {
  const [host, pid, own] = holder.split(' ');
  if (host !== hostname()) return false;
  return Number(pid) === process.pid ? own !== PROCESS : !isAlive(Number(pid));
}

/**
 * The right to write imports, of which there is one among all processes on a database. It is renewed while it is held, and each
 * transaction makes sure of it first: who has lost it writes nothing more, whatever the clocks say.
 */
export class Claim {
  private readonly renewal: NodeJS.Timeout;

  private constructor(private readonly strapi: Core.Strapi, private readonly holder: string) {
    this.renewal = setInterval(() => void this.hold().catch(() => {}), RENEW_MS);
    this.renewal.unref();
  }

  /** Undefined where somebody else has it. `subject` says what is written, for other processes to know. */
  static async take(strapi: Core.Strapi, subject: string): Promise<Claim | undefined> {
    const db = currentConnection(strapi);
    const [current] = await select<{ holder: string }>(db, 'select holder from import_claim where id = 1');
    const former = current && isDead(current.holder) ? current.holder : '';
    const holder = [hostname(), process.pid, PROCESS, randomUUID()].join(' ');
    const now = nowOf(strapi);
    const taken = await select(
      db,
      `update import_claim set holder = ?, subject = ?, held_until = ${now} + ${HELD_MS} where id = 1 and (holder = ? or held_until < ${now}) returning id`,
      [holder, subject, former],
    );
    return taken.length > 0 ? new Claim(strapi, holder) : undefined;
  }

  /** Makes sure of it until the caller's transaction ends, and for some seconds more. Throws ClaimLost. */
  async hold(): Promise<void> {
    const held = await select(currentConnection(this.strapi), `update import_claim set held_until = ${nowOf(this.strapi)} + ${HELD_MS} where id = 1 and holder = ? returning id`, [this.holder]);
    if (held.length === 0) throw new ClaimLost();
  }

  async release(): Promise<void> {
    clearInterval(this.renewal);
    await run(currentConnection(this.strapi), `update import_claim set holder = '', subject = '', held_until = 0 where id = 1 and holder = ?`, [this.holder]);
  }
}

/** What is being written now, in whatever process: the hash of a file, or the id of a run that is undone. */
export async function claimedSubject(strapi: Core.Strapi): Promise<string | undefined> {
  const [claim] = await select<{ holder: string; subject: string }>(currentConnection(strapi), `select holder, subject from import_claim where id = 1 and holder <> '' and held_until >= ${nowOf(strapi)}`);
  return claim && !isDead(claim.holder) ? claim.subject : undefined;
}

/** Does what nobody else may do at the same time, in whatever process; with a claim that is held already, or one of its own. Throws ImportsBusy. */
export async function exclusively<Result>(strapi: Core.Strapi, subject: string, held: Claim | undefined, work: (claim: Claim) => Promise<Result>): Promise<Result> {
  if (held) return work(held);
  const claim = await Claim.take(strapi, subject);
  if (!claim) throw new ImportsBusy();
  try {
    return await work(claim);
  } finally {
    await claim.release();
  }
}
