import { findAnnouncement, readSite } from '#shared/cms/site';

/** What stands around every page, and where its links lead. Without contents where the CMS cannot say: the page itself then tells why. */
export async function useSite() {
  const links = useContentLinks();
  const { linked, ...shown } = await useCmsData('site', async (cms, locale) => {
    const [site, announcement] = await Promise.all([readSite(cms, locale), findAnnouncement(cms, { locale })]);
    return { site, announcement, linked: await links.find(cms, locale, [site, announcement]) };
  }).catch(() => ({ site: null, announcement: null, linked: {} }));
  return { ...shown, linkTo: links.leading(linked) };
}
