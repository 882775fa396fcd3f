import { setTimeout as delay } from 'node:timers/promises';
import { CmsError } from '../../shared/cms/error';
import type { AskCms } from '../../shared/cms/transport';
import { finishPage, type Page } from './page';
import type { PageRenderer } from './renderer';

const nobody: AskCms = () => Promise.reject(new CmsError('unavailable', 'Nobody was asked.'));

const ATTEMPTS = 50;
const PAUSE_MS = 20;

async function renderOne(renderer: PageRenderer, locale: string): Promise<Page> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { page } = await renderer.render(`/${locale}`, nobody);
    if (page.status === 503) return finishPage(page);
    // Nitro does not wait for its plugins: that of the languages may still be on its way.
    await delay(PAUSE_MS);
  }
  throw new Error(`The page that says that /${locale} cannot be shown cannot be made.`);
}

/** What a visitor is told, by language, when a page cannot be shown. Made while nothing is wrong, so that it costs nothing when something is. */
export async function renderUnavailable(renderer: PageRenderer, locales: readonly string[]): Promise<ReadonlyMap<string, Page>> {
  return new Map(await Promise.all(locales.map(async (locale) => [locale, await renderOne(renderer, locale)] as const)));
}
