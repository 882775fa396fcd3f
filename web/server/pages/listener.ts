import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { lostKey, toAstray, toPersonal } from './astray';
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
  const pageOf = async (key: string): Promise<Page | undefined> => pages.hot(key) ?? (await pages.find(key)) ?? unavailable.get(localeOf(key));

  async function answer(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const page = await pageOf(key);
    if (page) sendPage(request, response, page);
    else otherwise(request, response);
  }

  /** All that lead nowhere are one page a language, so that nobody can ask for many. */
  async function answerLost(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await pageOf(lostKey(request.headers['accept-language'], locales));
    if (page) sendPage(request, response, toPersonal(page));
    else otherwise(request, response);
  }

  return (request, response) => {
    const url = request.url ?? '/';
    if (request.method !== 'GET' && request.method !== 'HEAD') return otherwise(request, response);
    // Most addresses are keys already.
    const hot = pages.hot(url);
    if (hot) return sendPage(request, response, hot);
    const fail = (error: unknown): void => {
      onError(error);
      response.destroy();
    };
    const key = toPageKey(url, locales);
    if (key !== null) return void answer(request, response, key).catch(fail);
    const astray = toAstray(url, locales);
    if (astray?.kind === 'lost') return void answerLost(request, response).catch(fail);
    if (astray?.kind === 'meant') return void response.writeHead(301, { Location: astray.address, 'Content-Length': 0 }).end();
    otherwise(request, response);
  };
}
