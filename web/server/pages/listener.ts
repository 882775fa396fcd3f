import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Page } from './page';
import { localeOf, toPageKey } from './page-key';
import type { Pages } from './pages';
import { sendPage } from './respond';

export interface PageListenerOptions {
  pages: Pages;
  locales: readonly string[];
  /** What to say, by language, when a page cannot be shown. */
  unavailable: ReadonlyMap<string, Page>;
  /** Takes all that is no page. */
  otherwise: RequestListener;
  onError: (error: unknown) => void;
}

/** Stands before Nitro: a finished page needs none of its routing, which would cost more than sending it. */
export function createPageListener({ pages, locales, unavailable, otherwise, onError }: PageListenerOptions): RequestListener {
  async function answer(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const page = pages.hot(key) ?? (await pages.find(key)) ?? unavailable.get(localeOf(key));
    if (page) sendPage(request, response, page);
    else otherwise(request, response);
  }

  return (request, response) => {
    const url = request.url ?? '/';
    if (request.method !== 'GET' && request.method !== 'HEAD') return otherwise(request, response);
    // Most addresses are keys already.
    const hot = pages.hot(url);
    if (hot) return sendPage(request, response, hot);
    const key = toPageKey(url, locales);
    if (key === null) return otherwise(request, response);
    answer(request, response, key).catch((error: unknown) => {
      onError(error);
      response.destroy();
    });
  };
}
