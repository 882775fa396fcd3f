import { setTimeout as delay } from 'node:timers/promises';
import { CmsError } from '../../shared/cms/error';
import type { CmsGuard } from '../cms/guard';
import type { AnswerLedger } from '../cms/ledger';
import type { CmsWatch } from '../cms/watch';
import { createFlights, type Flight } from './flights';
import { GRACE_MS, isCurrent, wasCurrent } from './freshness';
import { finishPage, type Page } from './page';
import type { PageStore } from './page-store';
import type { PageRenderer } from './renderer';
import type { PageSnapshot } from './snapshot';

export interface Pages {
  /** The page that is kept, if it can be sent as it is. Costs a look-up. */
  hot(key: string): Page | undefined;
  /** The page, made or made sure of first. Null: there is none, and nobody can tell whether there will be. */
  find(key: string): Promise<Page | null>;
}

export interface PagesOptions {
  /** The build of the site that runs. */
  build: string;
  store: PageStore;
  /** Answers that are no page, such as "not there": kept for a moment only. */
  brief: PageStore;
  snapshot: PageSnapshot;
  watch: CmsWatch;
  guard: CmsGuard;
  ledger: AnswerLedger;
  renderer: PageRenderer;
  limits: PageLimits;
  now: () => number;
  onError: (error: unknown) => void;
}

export interface PageLimits {
  /** How long a visitor waits before the page of a moment ago is shown instead. */
  patienceMs: number;
  /** How long what is no page is kept, and how long a page that could not be made is not tried again. */
  pauseMs: number;
}

const isPage = (status: number): boolean => status === 200 || (status > 300 && status < 304) || status === 307 || status === 308;

const isPublic = ({ variants: { identity } }: Page): boolean => {
  const headers = identity.headers;
  return !headers.includes('set-cookie') && (headers[headers.indexOf('cache-control') + 1] ?? '').startsWith('public');
};

/** Finished pages: which are good, which must be made sure of, and what to show when they cannot. */
export function createPages(options: PagesOptions): Pages {
  const { build, store, brief, snapshot, watch, guard, ledger, renderer, limits, now, onError } = options;
  const flights = createFlights<Page>({ pauseMs: limits.pauseMs, now, onError });
  let probedAt = Number.NEGATIVE_INFINITY;

  const hasEnded = (page: Page): boolean => Date.now() >= page.endsAt;
  const isOurs = (page: Page): boolean => page.build === build && Date.now() < page.goodUntil;
  /** Whether it may stand in for a moment while it is made anew. One that nobody asked for since it was taken down may not. */
  const maySubstitute = (page: Page): boolean => page.build === build && Date.now() < page.goodUntil + GRACE_MS && wasCurrent(page.checkedAt, watch, now());
  const current = (askedAt: number): boolean => isCurrent(askedAt, watch.movedAt, now());

  /** The page that is kept. What has ended is kept no longer. */
  function notEnded(key: string): Page | undefined {
    const page = store.get(key);
    if (!page || !hasEnded(page)) return page;
    store.remove(key);
    snapshot.remove(key);
    return undefined;
  }

  /** Whether each answer that the page was made from is still the answer. */
  async function isUnchanged(page: Page): Promise<boolean> {
    const lines = await Promise.all(page.reads.map((read) => ledger.current(read, current)));
    if (lines.some(({ fingerprint }, index) => fingerprint !== page.reads[index]?.fingerprint)) return false;
    page.checkedAt = Math.min(now(), ...lines.map(({ askedAt }) => askedAt));
    return true;
  }

  function keep(page: Page): void {
    if (isPage(page.status) && isPublic(page) && page.reads.length > 0) {
      brief.remove(page.key);
      if (store.set(page)) return snapshot.save(page);
    } else {
      // Gone, or broken by what is published now: neither may the page of before be shown any longer.
      brief.set(page);
    }
    store.remove(page.key);
    snapshot.remove(page.key);
  }

  /** Null where the CMS did not answer all of it: then what there was stays. */
  async function make(key: string, onLate: () => void): Promise<Page | null> {
    const { page: rendered, complete } = await renderer.render(key, ledger.ask, onLate);
    if (!complete) return null;
    const page = await finishPage(rendered);
    keep(page);
    return page;
  }

  async function renew(key: string, known: Page | undefined, onLate: () => void): Promise<Page | null> {
    try {
      if (known && isOurs(known) && (await isUnchanged(known))) return known;
    } catch (error) {
      if (error instanceof CmsError) return null;
      throw error;
    }
    return make(key, onLate);
  }

  /** A visitor waits for a page that was never shown as long as the CMS keeps answering, and not long if there is another to show. */
  const waitFor = ({ result, late }: Flight<Page>, hasOther: boolean): Promise<Page | null> =>
    Promise.race([result, late, ...(hasOther ? [delay(limits.patienceMs, null, { ref: false })] : [])]);

  /**
   * What comes of a flight, if it comes in time. Where the CMS stopped answering, one visitor a moment tries whether it has come
   * back, and does not wait for it either.
   */
  async function attempt(key: string, known: Page | undefined, hasOther: boolean): Promise<Page | null> {
    if (!watch.up) return null;
    const { stalled } = guard;
    if (stalled && now() - probedAt < limits.pauseMs) return null;
    if (stalled) probedAt = now();
    const flight = flights.join(key, (onLate) => renew(key, known, onLate));
    return stalled || !flight ? null : waitFor(flight, hasOther);
  }

  return {
    hot(key) {
      const page = store.get(key);
      if (page && hasEnded(page)) return undefined;
      if (page) return !watch.up || (isOurs(page) && current(page.checkedAt)) ? page : undefined;
      const answer = brief.get(key);
      return answer && current(answer.checkedAt) && now() - answer.checkedAt < limits.pauseMs ? answer : undefined;
    },

    async find(key) {
      const known = notEnded(key);
      // Any other page is shown only where nothing else can be.
      return (await attempt(key, known, known !== undefined && maySubstitute(known))) ?? notEnded(key) ?? null;
    },
  };
}
