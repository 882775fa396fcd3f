import type { CmsClient } from '#shared/cms/client';
import { listUpdates } from '#shared/cms/updates';
import { listTextPages } from '#shared/cms/pages';
import { type EntrySection, pluralOf } from '#shared/sections';

/** Sections small enough to be shown whole on one page. The others are shown by their list. */
const WHOLE: readonly EntrySection[] = ['frontiers', 'groups', 'projects', 'opportunities', 'themes', 'regions'];
const MAX_ENTRIES = 40;

async function entriesOf(cms: CmsClient, section: EntrySection, locale: string) {
  const { entries, total } = await listUpdates(cms, section, { locale, pageSize: MAX_ENTRIES });
  const links = entries.map(({ documentId, slug, title, titleLanguage, sample }) => ({ documentId, slug: slug ?? documentId, title, language: titleLanguage, sample }));
  return [section, { links: links.toSorted((a, b) => a.title.localeCompare(b.title, locale)), total }] as const;
}

/** Every section, the entries of the small ones, and the pages of text. */
export const useSitemap = () =>
  useCmsData('sitemap', async (cms, locale) => {
    const sections = (Object.keys(pluralOf) as EntrySection[]).filter((section) => WHOLE.includes(section));
    const [entries, texts] = await Promise.all([Promise.all(sections.map((section) => entriesOf(cms, section, locale))), listTextPages(cms, { locale })]);
    return { entries: Object.fromEntries(entries), texts: texts.entries };
  });
