import type { CmsClient } from '#shared/cms/client';
import { findTopic, isNamedFacet, type TopicOption } from '#shared/cms/facets';
import type { Found } from '#shared/cms/search';
import { formatSearchQuery, isNarrowed, parseSearchQuery, type SearchFacet, type SearchFacets, type SearchQuery } from '#shared/library/search-query';
import type { PageHead } from './usePageHead';

export interface SearchPage<Hit> {
  query: SearchQuery;
  found: Found<Hit>;
  /** What chosen topics are called that nothing is found of. */
  topics: readonly (TopicOption & { facet: SearchFacet })[];
  /** The address of another search of the same kind. */
  hrefOf: (query: SearchQuery) => string;
  head: (title: string, description: string) => PageHead;
}

type Search<Hit> = (cms: CmsClient, locale: string, query: SearchQuery) => Promise<Found<Hit>>;
type ChosenTopic = TopicOption & { facet: SearchFacet; asked: string };

/** Chosen topics that the answer does not name: nothing has them, or they are named by the slug of another language. */
async function findChosen<Hit>(cms: CmsClient, locale: string, { chosen }: SearchQuery, { facets }: Found<Hit>): Promise<ChosenTopic[]> {
  const unnamed = Object.entries(chosen).flatMap(([facet, slugs]) => (isNamedFacet(facet) ? slugs.filter((slug) => !facets[facet].some(({ value }) => value === slug)).map((slug) => ({ facet, slug })) : []));
  const found = await Promise.all(unnamed.map(async ({ facet, slug }) => ({ facet, asked: slug, topic: await findTopic(cms, facet, { locale, slug }) })));
  return found.flatMap(({ facet, asked, topic }) => (topic ? [{ ...topic, facet, asked }] : []));
}

/** The same search with topics named as they are in the reader's language. */
const renamed = (query: SearchQuery, topics: readonly ChosenTopic[]): SearchQuery => ({
  ...query,
  chosen: Object.fromEntries(
    Object.entries(query.chosen).map(([facet, values]) => [facet, [...new Set(values.map((value) => topics.find((topic) => topic.facet === facet && topic.asked === value)?.slug ?? value))].sort()]),
  ),
});

/**
 * The search that the address asks for. A topic named by another language's slug leads to the address that names it in this one:
 * then there is nothing to show, and null comes back.
 */
export async function useSearch<Hit>(name: string, facets: SearchFacets, search: Search<Hit>): Promise<SearchPage<Hit> | null> {
  const { t } = useI18n();
  const alternatesOf = useAlternates();
  const localePath = useLocalePath();
  const route = useRoute();
  const nuxt = useNuxtApp();
  const query = parseSearchQuery(route.query, facets);
  if (!query) throw createError({ statusCode: 404 });

  const { found, topics } = await useCmsData(`${name}:${JSON.stringify(query)}`, async (cms, locale) => {
    const answer = await search(cms, locale, query);
    return { found: answer, topics: await findChosen(cms, locale, query, answer) };
  });
  const path = localePath({ name });
  const hrefOf = (other: SearchQuery): string => {
    const text = new URLSearchParams(formatSearchQuery(other)).toString().replaceAll('%2C', ',');
    return text ? `${path}?${text}` : path;
  };
  if (topics.some(({ slug, asked }) => slug !== asked)) {
    await nuxt.runWithContext(() => navigateTo(hrefOf(renamed(query, topics)), { redirectCode: 301 }));
    return null;
  }
  if (query.page > found.pageCount) throw createError({ statusCode: 404 });
  return {
    query,
    found,
    topics,
    hrefOf,
    head: (title, description) => ({
      title: query.page > 1 ? t('list.titleWithPage', { title, page: query.page }) : title,
      description,
      alternates: alternatesOf({ query: formatSearchQuery(query) }),
      feed: formatSearchQuery({ ...query, page: 1, sort: null, whole: null }),
      unlisted: query.q !== '' || isNarrowed(query) || query.sort !== null || query.whole !== null,
    }),
  };
}
