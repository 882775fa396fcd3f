import { findTopic, isNamedFacet } from '../../shared/cms/facets';
import { listFoundUpdates, listUpdates, type Update } from '../../shared/cms/updates';
import { type FeedEntry, toAtom } from '../../shared/feed/atom';
import { facetsOf, libraryFacets } from '../../shared/library/facets';
import { type FacetDefinition, formatListQuery, parseListQuery } from '../../shared/library/list-query';
import { formatSearchQuery, isNarrowed, parseSearchQuery } from '../../shared/library/search-query';
import { pluralOf, type Section } from '../../shared/sections';
import { segments } from '../addresses';
import type { ListOutlet, OutletRequest } from './outlet';

const ENTRIES = 30;

/** What a feed holds, the query that says what it is narrowed by, and that in words. */
interface NarrowedFeed {
  updates: Update[];
  query: Readonly<Record<string, string>>;
  words: string[];
}

function toEntry({ documentId, slug, title, titleLanguage, text, textLanguage, sample, createdAt, updatedAt }: Update, { locale, section, addresses, messages }: OutletRequest): FeedEntry {
  const url = section in pluralOf ? addresses.of(locale, section, slug ?? documentId) : addresses.of(locale, section);
  return {
    // RFC 4151. The same in every language, after every renaming, and after every publish.
    id: `tag:${addresses.host},${createdAt.slice(0, 4)}:${documentId}`,
    url,
    title: { text: title, language: titleLanguage },
    summary: text ? { text, language: textLanguage } : null,
    note: sample ? messages.entry.sample : undefined,
    published: createdAt,
    updated: updatedAt,
  };
}

/** A chosen value as it is written in the asked language, and what it is called there. Readers of feeds follow no page to the right slug. */
async function resolve({ cms, locale }: OutletRequest, facet: string, slug: string): Promise<{ slug: string; word?: string }> {
  if (!isNamedFacet(facet)) return { slug };
  const asked = await findTopic(cms, facet, { locale, slug });
  // By a slug of before, or of another language, only the one of now is known.
  const topic = asked && asked.slug !== slug ? await findTopic(cms, facet, { locale, slug: asked.slug }) : asked;
  return topic ? { slug: topic.slug, word: topic.lang ? undefined : topic.name } : { slug };
}

/** What changed last in a section, narrowed as its list is. */
async function readSection(request: OutletRequest): Promise<NarrowedFeed> {
  const { cms, locale, section, query } = request;
  const definitions: Partial<Record<Section, FacetDefinition>> = facetsOf;
  const facets = definitions[section];
  const asked = facets ? parseListQuery({ ...Object.fromEntries(query), page: null }, facets) : null;
  const chosen = await Promise.all(Object.entries(asked?.facets ?? {}).map(async ([facet, slug]) => ({ facet, ...(await resolve(request, facet, slug)) })));
  const narrowed = { page: 1, q: asked?.q ?? '', facets: Object.fromEntries(chosen.map(({ facet, slug }) => [facet, slug])) };
  const { entries } = await listUpdates(cms, section, { locale, pageSize: ENTRIES, q: narrowed.q, ...narrowed.facets });
  return { updates: entries, query: formatListQuery(narrowed), words: [narrowed.q, ...chosen.flatMap(({ word }) => word ?? [])] };
}

/** What is new of what a search of the library finds; without a search, what changed last in it. */
async function readLibrary(request: OutletRequest): Promise<NarrowedFeed> {
  const { cms, locale, query } = request;
  const search = parseSearchQuery({ ...Object.fromEntries(query), sort: null, whole: null, page: null }, libraryFacets);
  if (!search || (search.q === '' && !isNarrowed(search))) return readSection(request);
  const chosen = await Promise.all(Object.entries(search.chosen).map(async ([facet, slugs]) => ({ facet, values: await Promise.all(slugs.map((slug) => resolve(request, facet, slug))) })));
  const own = { ...search, chosen: Object.fromEntries(chosen.map(({ facet, values }) => [facet, values.map(({ slug }) => slug)])) };
  const words = chosen.flatMap(({ values }) => values.flatMap(({ word }) => word ?? []));
  return { updates: await listFoundUpdates(cms, locale, own, ENTRIES), query: formatSearchQuery(own), words: [search.q, ...words] };
}

/** What is new in a section, as far as the query narrows it. */
export const feedOutlet: ListOutlet = async (request) => {
  const { locale, section, addresses, messages } = request;
  const { updates, query, words } = await (section === 'library' ? readLibrary(request) : readSection(request));
  const search = new URLSearchParams(query).toString();
  const text = search && `?${search}`;
  const body = toAtom({
    title: [...words, messages.section[section], messages.site.name].filter(Boolean).join(' · '),
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
