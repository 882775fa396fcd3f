import { listUpdates, type Update } from '../../shared/cms/updates';
import { type FeedEntry, toAtom } from '../../shared/feed/atom';
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

/** What changed last in a section. */
export const feedOutlet: ListOutlet = async (request) => {
  const { cms, locale, section, addresses, messages } = request;
  const updates = await listUpdates(cms, section, { locale, pageSize: ENTRIES });
  const body = toAtom({
    title: `${messages.section[section]} · ${messages.site.name}`,
    subtitle: messages.list.intro[section],
    author: messages.site.name,
    url: addresses.of(locale, section),
    selfUrl: addresses.of(locale, section, null, 'atom'),
    language: locale,
    alternates: Object.keys(segments).filter((other) => other !== locale).map((language) => ({ language, url: addresses.of(language, section, null, 'atom') })),
    entries: updates.map((update) => toEntry(update, request)),
  });
  return { body, mediaType: 'application/atom+xml; charset=utf-8' };
};
