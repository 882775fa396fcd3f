import type { Sighting } from '../../../delivery/server/project/sighting';
import { isBroken, type LinkState } from './link-state';

const DAY_MS = 24 * 3_600_000;

/** Readers are told of a failure when it was seen so often, over so long a time: servers have bad days. */
const FAILURES = 3;
const FAILING_DAYS = 2;

/** What readers are told is renewed this seldom while it stays the same, because every change makes pages and copies of partners anew. */
const RENEWED_DAYS = 30;

const dayOf = (moment: string): string => moment.slice(0, 10);
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** What the last check shows: undefined where it shows nothing for sure. */
function seen(state: LinkState): Sighting | undefined {
  const { status, lastChecked, failCount, failingSince } = state;
  if (!lastChecked) return undefined;
  if (status === 'working' || status === 'moved') return { working: true, on: dayOf(lastChecked) };
  const confirmed = isBroken(state) && failCount >= FAILURES && failingSince !== null && days(failingSince, lastChecked) >= FAILING_DAYS;
  return confirmed ? { working: false, on: dayOf(lastChecked) } : undefined;
}

/** What readers are told of an address after a check, given what they were told before. */
export function nextSighting(state: LinkState, before: Sighting | null): Sighting | null {
  const now = seen(state);
  if (!now) return before;
  return before && before.working === now.working && days(before.on, now.on) < RENEWED_DAYS ? before : now;
}
