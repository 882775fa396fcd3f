import { findForeignPaths } from '#shared/cms/pages';
import { findAnnouncement, readSite } from '#shared/cms/site';

/** What stands around every page. Null where the CMS cannot say: the page itself then tells why. */
export function useSite() {
  return useCmsData('site', async (cms, locale) => {
    const [site, announcement, foreign] = await Promise.all([readSite(cms, locale), findAnnouncement(cms, { locale }), findForeignPaths(cms, { locale })]);
    return { site, announcement, foreign };
  }).catch(() => ({ site: null, announcement: null, foreign: {} }));
}
