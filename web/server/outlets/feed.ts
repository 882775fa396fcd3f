import { listFoundUpdates, listUpdates, type Update } from '../../shared/cms/updates';
import { type FeedEntry, toAtom } from '../../shared/feed/atom';
import { libraryFacets } from '../../shared/library/facets';
import { formatSearchQuery, isNarrowed, parseSearchQuery, type SearchQuery } from '../../shared/library/search-query';
import { pluralOf } from '../../shared/sections';
import { segments } from '../addresses';
import type { ListOutlet, OutletRequest } from './outlet';

const ENTRIES = 30;

function toEntry({ documentId, slug, title, titleLanguage, text, textLanguage, publishedAt, updatedAt }: Update, { locale, section, addresses }: OutletRequest): FeedEntry {
  const url = section in pluralOf ? addresses.of(locale, section, slug ?? documentId) : addresses.of(locale, section);
  return {
    // RFC 4151. The same in every language and after every renaming.
    id: `tag:${addresses.host},${publishedAt.slice(0, 4)}:${documentId}`,
    url,
    title: { text: title, language: titleLanguage },
    summary: text ? { text, language: textLanguage } : null,
    published: publishedAt,
    updated: updatedAt,
  };
}

/** What a feed of the library is narrowed by; null: nothing, and in other sections. */
function searchOf({ section, query }: OutletRequest): SearchQuery | null {
  const search = section === 'library' ? parseSearchQuery(Object.fromEntries(query), libraryFacets) : null;
  return search && (search.q !== '' || isNarrowed(search)) ? { ...search, sort: null, whole: null, page: 1 } : null;
}

/** What changed last in a section, or what is new of what a search of the library finds. */
export const feedOutlet: ListOutlet = async (request) => {
  const { cms, locale, section, addresses, messages } = request;
  const search = searchOf(request);
  const text = search ? `?${new URLSearchParams(formatSearchQuery(search)).toString()}` : '';
  const updates = search ? await listFoundUpdates(cms, locale, search, ENTRIES) : await listUpdates(cms, section, { locale, pageSize: ENTRIES });
  const body = toAtom({
    title: [search?.q, messages.section[section], messages.site.name].filter(Boolean).join(' · '),
    subtitle: messages.list.intro[section],
    author: messages.site.name,
    url: addresses.of(locale, section) + text,
    selfUrl: addresses.of(locale, section, null, 'atom') + text,
    language: locale,
    alternates: Object.keys(segments).filter((other) => other !== locale).map((language) => ({ language, url: addresses.of(language, section, null, 'atom') + text })),
    entries: updates.map((update) => toEntry(update, request)),
  });
  return { body, mediaType: 'application/atom+xml; charset=utf-8' };
};
