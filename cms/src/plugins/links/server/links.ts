import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../documents/connection';
import { readEnvironment } from '../../../environment';
import { getDelivery } from '../../delivery/server';
import type { Sighting } from '../../delivery/server/project/sighting';
import { readSightings } from '../../delivery/server/store/sightings';
import type { Dialect } from '../../delivery/server/store/sql';
import { isSilence, type Outcome } from './check/outcome';
import { createProbe, type ProbeOptions } from './check/probe';
import { type Checked, checkAll } from './checker';
import { politeOptions } from './options';
import { afterCheck, type LinkState } from './state/link-state';
import { nextSighting } from './state/next-sighting';
import { giveUpLease, takeLease } from './store/lease';
import { dueStates, placesOf, readStates, saveState, workingElsewhere } from './store/link-store';
import { readChangedPlaces } from './store/places';
import { ensureLinkTables } from './store/tables';

/** The records are looked through for new addresses, and addresses for those that are due, this often. */
const TICK_MS = 60_000;
const RENEW_MS = 30_000;
/** Addresses taken up at a time, and of one host. */
const BATCH = 100;
const PER_HOST = 10;
/** While our own network may be down. */
const OFFLINE_MS = 3_600_000;

export interface CheckOptions {
  limit?: number;
  onChecked?: (checked: Checked) => void;
}

/** Knows the addresses that public records show, checks them, and tells readers what was seen. `options` are for tests, which ask no host of others. */
export function createLinks(strapi: Core.Strapi, options: Partial<ProbeOptions> = {}) {
  const dialect: Dialect = strapi.db.dialect.client === 'postgres' ? 'postgres' : 'sqlite';
  const db = currentConnection(strapi);
  const holder = randomUUID();
  const stopping = new AbortController();
  const clock = { now: () => new Date(), random: Math.random };
  const probe = createProbe({ ...politeOptions(stopping.signal), ...options });
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;
  const delivery = () => getDelivery(strapi);

  /** A transaction in which no record changes but by it. */
  async function locked(work: () => Promise<void>): Promise<void> {
    await strapi.db.transaction(async () => {
      await delivery().lock();
      await work();
    });
  }

  const readPortion = () => readChangedPlaces(db, delivery().model, clock.now());

  /** Comes to know the addresses of every record that changed since the last time. */
  async function catchUp(): Promise<void> {
    let more = true;
    while (more && !stopping.signal.aborted) await locked(async () => void (more = await readPortion()));
  }

  /** Readers are told in the same transaction: what the records say of an address is what is known of it. */
  async function tell(state: LinkState, sighting: Sighting | null): Promise<void> {
    await locked(async () => {
      while (await readPortion());
      const [known] = await readStates(db, [state.url]);
      if (!known) return;
      await saveState(db, state);
      await delivery().noteSighting(state.url, sighting, await placesOf(db, state.url));
    });
    await delivery().refresh();
  }

  const postpone = (state: LinkState, until: Date) => saveState(db, { ...state, nextCheckAt: until.toISOString() });

  /** A server without a network would find every link broken: silence counts only where somebody else answers. */
  async function isOnline(host: string): Promise<boolean> {
    if (probe.isOnline()) return true;
    const other = await workingElsewhere(db, host);
    if (other) await probe.check(other.url);
    return probe.isOnline();
  }

  async function record(before: LinkState, outcome: Outcome): Promise<LinkState | null> {
    if (isSilence(outcome) && !(await isOnline(before.host))) {
      await postpone(before, new Date(clock.now().getTime() + OFFLINE_MS));
      return null;
    }
    const state = afterCheck(before, outcome, clock.now(), clock.random());
    const told = (await readSightings(db, [state.url])).get(state.url) ?? null;
    const sighting = nextSighting(state, told);
    if (sighting === told) await saveState(db, state);
    else await tell(state, sighting);
    return state;
  }

  /** Renews the lease while some work goes on; undefined where another process has it. */
  async function withLease<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (!(await takeLease(db, holder, clock.now()))) return undefined;
    const renewal = setInterval(() => void takeLease(db, holder, clock.now()).catch((error: unknown) => strapi.log.error(error)), RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await giveUpLease(db, holder);
    }
  }

  /** Checks what is due. Answers how many were, or undefined where another process is at it. */
  async function checkDue({ limit = Infinity, onChecked = () => {} }: CheckOptions = {}): Promise<number | undefined> {
    return withLease(async () => {
      await catchUp();
      let done = 0;
      while (done < limit) {
        const states = await dueStates(db, clock.now(), Math.min(BATCH, limit - done), PER_HOST);
        if (states.length === 0) break;
        await checkAll({ probe, now: clock.now, record, postpone }, states, onChecked);
        done += states.length;
      }
      return done;
    });
  }

  function tick(): void {
    // A command loads the CMS without its server, and has work of its own to do.
    if (ticking || !strapi.server.httpServer.listening) return;
    ticking = checkDue()
      .then(() => {}, (error: unknown) => void (stopping.signal.aborted || strapi.log.error(error)))
      .finally(() => (ticking = undefined));
  }

  return {
    clock,
    enabled: readEnvironment().linkCheck,
    catchUp,
    checkDue,
    due: (limit: number): Promise<LinkState[]> => dueStates(db, clock.now(), limit, Infinity),

    /** Checks one address now, if a record shows it. */
    async checkNow(url: string): Promise<LinkState | undefined> {
      await catchUp();
      const [state] = await readStates(db, [url]);
      return state && ((await record(state, await probe.check(url))) ?? state);
    },

    async start(): Promise<void> {
      await strapi.db.transaction(async () => {
        await delivery().lock();
        await ensureLinkTables(db, dialect);
      });
      if (!readEnvironment().linkCheck) return;
      timer = setInterval(tick, TICK_MS);
      timer.unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      stopping.abort();
      await ticking;
    },
  };
}

export type Links = ReturnType<typeof createLinks>;
