import type { RequestListener } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { NitroApp } from 'nitropack/types';
import { readChangeNumber } from '../../shared/cms/change-number';
import { createCmsTransport, type CmsTransportOptions } from '../../shared/cms/transport';
import { createCmsGuard } from '../cms/guard';
import { createAnswerLedger } from '../cms/ledger';
import { createCmsWatch } from '../cms/watch';
import { createPageListener } from './listener';
import { createPageStore, type PageStore } from './page-store';
import { createPages, type PageLimits } from './pages';
import { createPageRenderer } from './renderer';
import { createPageSnapshot, noSnapshot, type PageSnapshot } from './snapshot';
import { renderUnavailable } from './unavailable';

export interface PagesSetup {
  nitro: NitroApp;
  locales: readonly string[];
  cms: CmsTransportOptions;
  build: string;
  /** Where pages are kept on disk; null: nowhere. */
  folder: string | null;
  /** 0: no page is kept, and Nuxt makes each anew. */
  maxBytes: number;
  otherwise: RequestListener;
}

const WATCH = { intervalMs: 250, limitMs: 1_000 };
/** How long the first look at the CMS may hold up the start. */
const FIRST_LOOK_MS = 250;
const LATE_MS = 1_500;
const LIMITS: PageLimits = { patienceMs: 250, pauseMs: 1_000 };
const MAX_LEDGER_LINES = 20_000;
const BRIEF_BYTES = 4 * 1024 * 1024;

const now = (): number => performance.now();
const onError = (error: unknown): void => console.error(error);

async function restore(snapshot: PageSnapshot, store: PageStore): Promise<PageSnapshot> {
  try {
    for (const page of await snapshot.load()) if (Date.now() >= page.endsAt || !store.set(page)) snapshot.remove(page.key);
    return snapshot;
  } catch (error) {
    console.error('Pages are not kept on disk, because the folder for them cannot be used.', error);
    return noSnapshot;
  }
}

/** Puts the parts together: CMS ← guard ← ledger ← pages ← listener. */
export async function startPages(setup: PagesSetup): Promise<{ listener: RequestListener; stop: () => Promise<void> }> {
  const { nitro, locales, build, folder, maxBytes, otherwise } = setup;
  if (maxBytes === 0) return { listener: otherwise, stop: () => Promise.resolve() };
  const ask = createCmsTransport(setup.cms);
  const watch = createCmsWatch({ ...WATCH, now, readNumber: (signal) => readChangeNumber(ask, { signal }), onMove: () => void nitro.hooks.callHook('cms:moved') });
  const guard = createCmsGuard(ask, watch, { lateMs: LATE_MS, now });
  const ledger = createAnswerLedger(guard.ask, { maxLines: MAX_LEDGER_LINES, now });
  const renderer = createPageRenderer({ nitro, build, ask: guard.ask, now });

  const files = folder === null ? noSnapshot : createPageSnapshot(folder, onError);
  const store = createPageStore(maxBytes, (key) => files.remove(key));
  const snapshot = await restore(files, store);
  const brief = createPageStore(BRIEF_BYTES, () => {});
  const pages = createPages({ build, store, brief, snapshot, watch, guard, ledger, renderer, limits: LIMITS, now, onError });
  watch.start();
  await Promise.race([watch.look(), delay(FIRST_LOOK_MS)]);
  const unavailable = await renderUnavailable(renderer, locales);
  return {
    listener: createPageListener({ pages, locales, unavailable, otherwise, onError }),
    stop: () => {
      watch.stop();
      return snapshot.flush();
    },
  };
}
