import type { Reason, Status } from '../../shared/report';

/** What one check of an address found. */
export interface Outcome {
  status: Status;
  reason: Reason;
  code: number | null;
  /** Where a permanent redirect led. */
  movedTo: string | null;
  /** Until when the host asks to be left alone, in milliseconds since 1970. */
  retryAt: number | null;
}

/** Says that the address is not for us, not that nothing is there: rights, quotas, laws. */
const REFUSING = new Set([401, 402, 403, 407, 429, 451]);

export function statusOfCode(code: number): Status {
  if (code >= 200 && code < 300) return 'working';
  if (code === 404 || code === 410) return 'gone';
  return REFUSING.has(code) ? 'refused' : 'unreachable';
}

/** Answers to HEAD that a GET may contradict: many servers answer only GET as they should. */
export const needsGet = (code: number): boolean => code >= 400 && ![401, 410, 429, 503].includes(code);

export const isRedirect = (code: number): boolean => [301, 302, 303, 307, 308].includes(code);

export const isPermanent = (code: number): boolean => code === 301 || code === 308;

/** No host is left alone for longer, whatever it asks for. */
const LONGEST_MS = 30 * 24 * 3_600_000;

/** Reads Retry-After (RFC 9110 §10.2.3): seconds or a date. Null where it is absent, unreadable or past. */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  const at = /^\d+$/.test(text) ? now + Number(text) * 1_000 : Date.parse(text);
  return Number.isNaN(at) || at <= now ? null : Math.min(at, now + LONGEST_MS);
}

/** Nothing was heard, which may be our own network's fault. */
export const isSilence = ({ status, reason }: Outcome): boolean => status === 'unreachable' && ['dns', 'timeout', 'connection'].includes(reason);

/** An outcome without an answer. */
export const withoutAnswer = (status: Status, reason: Reason): Outcome => ({ status, reason, code: null, movedTo: null, retryAt: null });
