import { AsyncLocalStorage } from 'node:async_hooks';
import type { NitroApp } from 'nitropack/types';
import { fingerprintOf } from '../../shared/cms/answer';
import { type CmsClient, createCmsClient } from '../../shared/cms/client';
import { createPageClock } from '../../shared/cms/clock';
import type { AskCms } from '../../shared/cms/transport';
import type { Read } from '../cms/ledger';
import type { RenderedPage } from './page';

/** A page as Nuxt makes it, and whether all that it asked for was answered: if not, what it shows is not what there is. */
export interface Rendering {
  page: RenderedPage;
  complete: boolean;
}

export interface PageRenderer {
  /** `onLate`: called if the CMS takes long over an answer. */
  render(key: string, ask: AskCms, onLate?: () => void): Promise<Rendering>;
}

export interface PageRendererOptions {
  nitro: NitroApp;
  build: string;
  /** For requests that are no pages. */
  ask: AskCms;
  now: () => number;
}

/** Notes every answer that a page reads. */
function createRecorder(ask: AskCms, onLate?: () => void) {
  const reads = new Map<string, Read>();
  let complete = true;
  const recorded: AskCms = async (address, options) => {
    try {
      const answer = await ask(address, { ...options, onLate });
      reads.set(address, { address, fingerprint: fingerprintOf(answer) });
      return answer;
    } catch (error) {
      complete = false;
      throw error;
    }
  };
  return { ask: recorded, reads: () => [...reads.values()], complete: () => complete };
}

const toBuffer = (body: unknown): Buffer => (Buffer.isBuffer(body) || body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(typeof body === 'string' ? body : ''));

const toHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), String(value)]])));

/** Lets Nuxt render pages within the process, from their keys alone: nothing of a visitor's request is in a page. */
export function createPageRenderer({ nitro, build, ask, now }: PageRendererOptions): PageRenderer {
  // Follows the rendering through the request that Nuxt makes to itself for an error page.
  const rendering = new AsyncLocalStorage<CmsClient>();
  nitro.hooks.hook('request', (event) => {
    event.context.cms = rendering.getStore() ?? createCmsClient(ask, createPageClock(new Date()));
  });
  return {
    async render(key, askForPage, onLate) {
      const checkedAt = now();
      const clock = createPageClock(new Date());
      const recorder = createRecorder(askForPage, onLate);
      const client = createCmsClient(recorder.ask, clock);
      const { status, headers, body } = await rendering.run(client, () => nitro.localCall({ url: key, headers: { accept: 'text/html' } }));
      const page = { key, status, headers: toHeaders(headers), body: toBuffer(body), reads: recorder.reads(), checkedAt, goodUntil: clock.holdsUntil(), endsAt: clock.endsAt(), build };
      return { page, complete: recorder.complete() };
    },
  };
}
