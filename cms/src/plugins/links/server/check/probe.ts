import { HostHeld, HostTurns, LONGEST_PAUSE_MS, type Sleep } from './host-turns';
import { guardedLookup, type Resolve } from './guarded-lookup';
import { isPermanent, isRedirect, needsGet, type Outcome, readRetryAfter, statusOfCode, withoutAnswer } from './outcome';
import { ask, type HttpAnswer, NoAnswer, type RequestOptions } from './request';
import { Robots, ROBOTS_BYTES } from './robots';
import { hostOf, readTarget, RefusedTarget, type TargetPolicy } from './target';

export interface ProbeOptions {
  /** Name in robots.txt and at the head of the User-Agent. */
  robot: string;
  /** Where people who see it in their logs learn who asks. */
  siteUrl: string;
  policy: TargetPolicy;
  resolve: Resolve;
  timeoutMs: number;
  gapMs: number;
  sleep: Sleep;
  now: () => number;
  signal: AbortSignal;
}

const MAX_REDIRECTS = 5;
const ONLINE_MS = 600_000;

/** Checks addresses as a polite robot does: in each host's turn, as its robots.txt allows, HEAD before GET, never inside a private network. */
export function createProbe({ robot, siteUrl, policy, resolve, timeoutMs, gapMs, sleep, now, signal }: ProbeOptions) {
  const turns = new HostTurns({ gapMs, sleep, now });
  let answeredAt = 0;
  const request: RequestOptions = { userAgent: `${robot}/1.0 (+${siteUrl}/)`, lookup: guardedLookup(resolve, policy), timeoutMs, signal };

  /** Asks in the host's turn, and leaves the host alone for as long as it wishes. */
  async function askPolitely(method: 'GET' | 'HEAD', url: URL, { delayMs = 0, maxBytes = 0 } = {}): Promise<HttpAnswer> {
    const answer = await turns.take(hostOf(url), () => ask(method, url, request, maxBytes), delayMs);
    answeredAt = now();
    const retryAt = readRetryAfter(answer.headers['retry-after'], now());
    if (retryAt !== null && answer.status >= 400) turns.hold(hostOf(url), retryAt);
    return answer;
  }

  const robots = new Robots({
    robot,
    now,
    async get(address, base) {
      const url = readTarget(address, policy, base);
      return { url, answer: await askPolitely('GET', url, { maxBytes: ROBOTS_BYTES }) };
    },
  });

  const isHeld = (url: URL): boolean => turns.waitFor(hostOf(url)) > LONGEST_PAUSE_MS;

  /** HEAD; and GET, whose body is not read, where HEAD may have been misunderstood and the host does not ask to be left alone. */
  async function look(url: URL, delayMs: number): Promise<HttpAnswer> {
    try {
      const head = await askPolitely('HEAD', url, { delayMs });
      if (!needsGet(head.status) || isHeld(url)) return head;
    } catch (error) {
      if (!(error instanceof NoAnswer) || !['connection', 'timeout'].includes(error.reason)) throw error;
    }
    return askPolitely('GET', url, { delayMs });
  }

  async function follow(address: string): Promise<Outcome> {
    let url = readTarget(address, policy);
    let movedTo: string | null = null;
    let permanent = true;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const { permission, delayMs } = await robots.read(url);
      if (permission !== 'allowed') return withoutAnswer('unchecked', permission === 'disallowed' ? 'robots' : 'robots-unavailable');
      const { status: code, headers } = await look(url, delayMs);
      const { location } = headers;
      if (!isRedirect(code) || !location) {
        const status = statusOfCode(code);
        const retryAt = code >= 400 ? readRetryAfter(headers['retry-after'], now()) : null;
        return { status: status === 'working' && movedTo ? 'moved' : status, reason: 'answer', code, movedTo, retryAt };
      }
      url = readTarget(location, policy, url);
      permanent &&= isPermanent(code);
      if (permanent) movedTo = url.href;
    }
    // A browser with cookies may get through.
    return withoutAnswer('unchecked', 'redirects');
  }

  return {
    turns,

    /** Whether any host answered lately: our own network works. */
    isOnline: (): boolean => now() - answeredAt < ONLINE_MS,

    /** Never throws but when the CMS stops. */
    async check(address: string): Promise<Outcome> {
      try {
        return await follow(address);
      } catch (error) {
        if (error instanceof RefusedTarget) return withoutAnswer('unchecked', error.reason);
        if (error instanceof HostHeld) return { ...withoutAnswer('unchecked', 'held'), retryAt: error.until };
        if (error instanceof NoAnswer) return withoutAnswer('unreachable', error.reason);
        throw error;
      }
    },
  };
}

export type Probe = ReturnType<typeof createProbe>;
