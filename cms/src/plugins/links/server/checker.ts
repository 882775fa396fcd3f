import { LONGEST_PAUSE_MS } from './check/host-turns';
import type { Probe } from './check/probe';
import type { LinkState } from './state/link-state';

/** Hosts asked at the same time. */
const CONCURRENCY = 4;

export interface Checked {
  before: LinkState;
  /** Null where it was put off: the host asked to be left alone, or our own network may be down. */
  after: LinkState | null;
}

export interface CheckerOptions {
  probe: Probe;
  now: () => Date;
  /** Notes what was found, and answers what is known now; null where that says nothing. */
  record: (state: LinkState, outcome: Awaited<ReturnType<Probe['check']>>) => Promise<LinkState | null>;
  /** Puts an address off without having asked. */
  postpone: (state: LinkState, until: Date) => Promise<void>;
}

/** Checks addresses: those of one host one after another, some hosts at a time. Answers them in the order they were checked. */
export async function checkAll({ probe, now, record, postpone }: CheckerOptions, states: readonly LinkState[], onChecked: (checked: Checked) => void): Promise<void> {
  const hosts = [...Map.groupBy(states, ({ host }) => host)];

  async function checkOne(state: LinkState): Promise<LinkState | null> {
    const wait = probe.turns.waitFor(state.host);
    if (wait <= LONGEST_PAUSE_MS) return record(state, await probe.check(state.url));
    await postpone(state, new Date(now().getTime() + wait));
    return null;
  }

  async function work(): Promise<void> {
    for (let next = hosts.shift(); next; next = hosts.shift()) {
      for (const before of next[1]) onChecked({ before, after: await checkOne(before) });
    }
  }

  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
