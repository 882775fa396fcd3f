import type { CmsClient } from '../../shared/cms/client';
import { type AddressedPlural, listAddresses } from '../../shared/cms/updates';
import type { SitemapPage } from '../../shared/feed/sitemap';
import { type EntrySection, places, pluralOf } from '../../shared/sections';
import type { SiteAddresses } from '../addresses';

const PAGE_SIZE = 100;

/** A type whose entries have pages, and how many there are. */
export interface Count {
  plural: AddressedPlural;
  /** Null for pages of text, which stand in no section. */
  section: EntrySection | null;
  total: number;
}

/** One small question a type. */
export async function countEntries(cms: CmsClient, locale: string): Promise<Count[]> {
  const types = [...(Object.entries(pluralOf) as [EntrySection, AddressedPlural][]).map(([section, plural]) => ({ section, plural })), { section: null, plural: 'pages' as const }];
  return Promise.all(types.map(async (type) => ({ ...type, total: (await listAddresses(cms, type.plural, { locale, pageSize: 1 })).total })));
}

/** The front page, the lists, and what the site makes itself. */
export const fixedPages = (addresses: SiteAddresses, locales: readonly string[]): SitemapPage[] =>
  [null, ...places].map((place) => ({ urls: locales.map((language) => ({ language, url: addresses.of(language, place) })), changed: null }));

/** The same page of one type in every language, merged by document: `fallback` makes all languages list the same ones. */
async function readPage(cms: CmsClient, { plural, section }: Count, addresses: SiteAddresses, locales: readonly string[], page: number): Promise<SitemapPage[]> {
  const lists = await Promise.all(locales.map((locale) => listAddresses(cms, plural, { locale, page, pageSize: PAGE_SIZE })));
  const slugs = lists.map(({ entries }) => new Map(entries.map(({ documentId, slug }) => [documentId, slug ?? documentId])));
  return (lists[0]?.entries ?? []).map(({ documentId, updatedAt }) => ({
    urls: locales.map((language, index) => ({ language, url: addresses.of(language, section, slugs[index]?.get(documentId) ?? documentId) })),
    changed: updatedAt,
  }));
}

/** The entries of all types as one list, from `start` on, a page of the API at a time: memory holds no more than that. */
export async function* readEntries(cms: CmsClient, counts: readonly Count[], addresses: SiteAddresses, locales: readonly string[], { start, count }: { start: number; count: number }): AsyncGenerator<SitemapPage[]> {
  let before = 0;
  for (const type of counts) {
    const from = Math.max(0, start - before);
    const to = Math.min(type.total, start + count - before);
    for (let page = Math.floor(from / PAGE_SIZE); page * PAGE_SIZE < to; page += 1) {
      const pages = await readPage(cms, type, addresses, locales, page + 1);
      yield pages.slice(Math.max(0, from - page * PAGE_SIZE), to - page * PAGE_SIZE);
    }
    before += type.total;
  }
}
