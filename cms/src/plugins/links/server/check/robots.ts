import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import { isRedirect } from './outcome';
import type { HttpAnswer } from './request';
import { rulesFor } from './robots-rules';

/** What a site's robots.txt says: its text, or that it cannot be read, which forbids everything (RFC 9309 §2.3.1.4). */
export type Rules = { text: string } | 'unavailable';

export type Permission = 'allowed' | 'disallowed' | 'unavailable';

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** RFC 9309 §2.5 asks for 500 KiB at least. */
export const ROBOTS_BYTES = 512 * 1024;
const MAX_REDIRECTS = 5;
/** Files of all sites that are kept, in characters. */
const KEPT = 8_000_000;
/** Longer pauses than this would stop a check rather than slow it. */
const LONGEST_DELAY_MS = 120_000;

/** Whether a robot may ask for an address, and how long it waits between requests. */
export function readRules(rules: Rules, url: URL, robot: string): { permission: Permission; delayMs: number } {
  if (rules === 'unavailable') return { permission: 'unavailable', delayMs: 0 };
  const parsed = robotsParser(new URL('/robots.txt', url).href, rules.text);
  const delay = Number(parsed.getCrawlDelay(robot) ?? 0);
  return {
    permission: parsed.isAllowed(url.href, robot) === false ? 'disallowed' : 'allowed',
    delayMs: Number.isFinite(delay) ? Math.min(Math.max(0, delay * 1_000), LONGEST_DELAY_MS) : 0,
  };
}

/** The rules an answer to /robots.txt means; undefined for a redirect (RFC 9309 §2.3.1). */
export function toRules({ status, text }: HttpAnswer): Rules | undefined {
  if (isRedirect(status)) return undefined;
  if (status >= 200 && status < 300) return { text };
  return status >= 400 && status < 500 && status !== 429 ? { text: '' } : 'unavailable';
}

export interface RobotsOptions {
  robot: string;
  /** Asks for a file, in its host's turn; `base` is what a redirect is relative to. Throws as `ask` does. */
  get: (address: string, base?: URL) => Promise<{ url: URL; answer: HttpAnswer }>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The robots.txt of each site, kept for a day. */
export class Robots {
  private readonly kept = new LRUCache<string, { rules: Rules; until: number }>({ maxSize: KEPT, sizeCalculation: ({ rules }, origin) => 200 + origin.length + (rules === 'unavailable' ? 0 : rules.text.length) });
  private readonly asked = new Map<string, Promise<Rules>>();

  constructor(private readonly options: RobotsOptions) {}

  private async fetchRules(origin: string): Promise<Rules> {
    let address = `${origin}/robots.txt`;
    let base: URL | undefined;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const { url, answer } = await this.options.get(address, base);
      const rules = toRules(answer);
      if (rules) return this.ownRules(rules);
      [address, base] = [answer.headers.location ?? '', url];
      if (!address) break;
    }
    // A file that cannot be reached through its redirects counts as one that is not there.
    return { text: '' };
  }

  private ownRules(rules: Rules): Rules {
    if (rules === 'unavailable') return rules;
    const text = rulesFor(rules.text, this.options.robot);
    return text === null ? 'unavailable' : { text };
  }

  private async rulesOf(origin: string): Promise<Rules> {
    const { now } = this.options;
    const kept = this.kept.get(origin);
    if (kept && kept.until > now()) return kept.rules;
    const pending = this.asked.get(origin) ?? this.fetchRules(origin).finally(() => this.asked.delete(origin));
    this.asked.set(origin, pending);
    const rules = await pending;
    this.kept.set(origin, { rules, until: now() + (rules === 'unavailable' ? HOUR_MS : DAY_MS) });
    return rules;
  }

  async read(url: URL): Promise<{ permission: Permission; delayMs: number }> {
    return readRules(await this.rulesOf(url.origin), url, this.options.robot);
  }
}
