import type { LinkReport } from '../../shared/report';
import type { Outcome } from '../check/outcome';

/** All that is kept of an address. Moments are ISO 8601. */
export interface LinkState extends LinkReport {
  host: string;
  firstSeen: string;
  /** Failures in a row. */
  failCount: number;
  nextCheckAt: string;
}

const DAY_MS = 24 * 3_600_000;

/** Days until an address is asked again; each time a little more or less, so that no host sees them all on one day. */
const REGULAR_DAYS = 14;
/** Days after the first, second, … failure in a row. */
const BACKOFF_DAYS = [1, 2, 4, 7];
const SOON_DAYS = 1;
const JITTER = 1 / 7;

function waitDays({ status, reason, retryAt }: Outcome, failCount: number): number {
  if (status === 'gone' || status === 'unreachable') return BACKOFF_DAYS[failCount - 1] ?? REGULAR_DAYS;
  return reason === 'robots-unavailable' || retryAt !== null ? SOON_DAYS : REGULAR_DAYS;
}

const isGood = ({ status }: Outcome): boolean => status === 'working' || status === 'moved';

export const isBroken = ({ status }: { status: LinkReport['status'] }): boolean => status === 'gone' || status === 'unreachable';

export function newState(url: string, host: string, now: Date): LinkState {
  const moment = now.toISOString();
  return {
    url, host, firstSeen: moment, nextCheckAt: moment, status: null, reason: null, code: null, movedTo: null,
    lastChecked: null, lastOk: null, failingSince: null, failCount: 0,
  };
}

/**
 * What is known after a check. `random` (0 ≤ random < 1) spreads the next one. A check that could not be made neither breaks a link nor
 * mends it; one that was refused shows that something is there.
 */
export function afterCheck(state: LinkState, outcome: Outcome, now: Date, random: number): LinkState {
  const moment = now.toISOString();
  const broken = isBroken(outcome);
  const kept = outcome.status === 'unchecked';
  const failCount = broken ? state.failCount + 1 : kept ? state.failCount : 0;
  const wait = waitDays(outcome, failCount) * DAY_MS * (1 + JITTER * (2 * random - 1));
  return {
    ...state,
    status: outcome.status,
    reason: outcome.reason,
    code: outcome.code,
    movedTo: outcome.movedTo,
    lastChecked: moment,
    lastOk: isGood(outcome) ? moment : state.lastOk,
    failCount,
    failingSince: broken ? (state.failingSince ?? moment) : kept ? state.failingSince : null,
    nextCheckAt: new Date(Math.max(now.getTime() + wait, outcome.retryAt ?? 0)).toISOString(),
  };
}
