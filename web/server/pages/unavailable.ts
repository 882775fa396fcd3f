import { CmsError } from '../../shared/cms/error';
import type { AskCms } from '../../shared/cms/transport';
import { finishPage, type Page } from './page';
import type { PageRenderer } from './renderer';

const nobody: AskCms = () => Promise.reject(new CmsError('unavailable', 'Nobody was asked.'));

/** What a visitor is told, by language, when a page cannot be shown. Made while nothing is wrong, so that it costs nothing when something is. */
export async function renderUnavailable(renderer: PageRenderer, locales: readonly string[]): Promise<ReadonlyMap<string, Page>> {
  const pages = await Promise.all(
    locales.map(async (locale) => {
      const { page } = await renderer.render(`/${locale}`, nobody);
      if (page.status !== 503) throw new Error(`Without the CMS /${locale} is answered with ${page.status}, not 503.`);
      return [locale, await finishPage(page)] as const;
    }),
  );
  return new Map(pages);
}
