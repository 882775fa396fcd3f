import { findAnnouncement, readSite } from '#shared/cms/site';

/** What stands around every page. Null where the CMS cannot say: the page itself then tells why. */
export function useSite() {
  return useCmsData('site', async (cms, locale) => {
    const [site, announcement] = await Promise.all([readSite(cms, locale), findAnnouncement(cms, { locale })]);
    return { site, announcement };
  }).catch(() => ({ site: null, announcement: null }));
}
