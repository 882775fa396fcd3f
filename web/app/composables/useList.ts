import type { CmsClient } from '#shared/cms/client';
import { findTopic, isNamedFacet, listFacetOptions, type NamedFacet, type TopicOption } from '#shared/cms/facets';
import { countChoices, type ListCounts } from '#shared/cms/list-counts';
import { withNarrower } from '#shared/cms/narrower';
import type { ListRequest, Page } from '#shared/cms/read';
import { type FacetDefinition, formatListQuery, isListNarrowed, type ListQuery, parseListQuery } from '#shared/library/list-query';
import type { PageHead } from './usePageHead';

export interface ListPage<Entry> {
  query: ListQuery;
  list: Page<Entry>;
  /** What the facets that hold slugs offer. */
  topics: Partial<Record<NamedFacet, TopicOption[]>>;
  /** How many entries each choice leads to, where that is known. */
  counts: ListCounts;
  /** The address of another page of the same list. */
  hrefOf: (page: number) => string;
  head: (title: string, description: string) => PageHead;
}

type ReadList<Entry> = (cms: CmsClient, request: ListRequest & Record<string, unknown>) => Promise<Page<Entry>>;

interface Loaded<Entry> extends Pick<ListPage<Entry>, 'list' | 'topics' | 'counts'> {
  /** Facets whose slug is another language's, with the slug they have in this one. */
  moved: Record<string, string>;
}

async function loadTopics(cms: CmsClient, facets: FacetDefinition, chosen: ListQuery['facets'], locale: string): Promise<Loaded<never>['topics']> {
  const names = Object.keys(facets).filter(isNamedFacet);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await listFacetOptions(cms, name, { locale, chosen: chosen[name] })] as const)));
}

async function findMoved(cms: CmsClient, chosen: ListQuery['facets'], topics: Loaded<never>['topics'], locale: string): Promise<Record<string, string>> {
  const unknown = Object.entries(chosen).filter(([name, slug]) => isNamedFacet(name) && !topics[name]?.some((option) => option.slug === slug));
  const found = await Promise.all(
    unknown.map(async ([name, slug]): Promise<[string, string | undefined]> => [name, isNamedFacet(name) ? (await findTopic(cms, name, { locale, slug }))?.slug : undefined]),
  );
  return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/**
 * The list that the address asks for. A topic named by another language's slug leads to the address that names it in this one:
 * then there is nothing to show, and null comes back.
 */
export async function useList<Entry>(name: string, facets: FacetDefinition, read: ReadList<Entry>): Promise<ListPage<Entry> | null> {
  const { t } = useI18n();
  const alternatesOf = useAlternates();
  const localePath = useLocalePath();
  const route = useRoute();
  const routeName = String(useRouteBaseName()(route) ?? 'index');
  const nuxt = useNuxtApp();
  const query = parseListQuery(route.query, facets);
  if (!query) throw createError({ statusCode: 404 });

  const { list, topics, counts, moved } = await useCmsData(`${name}:${JSON.stringify(query)}`, async (cms, locale): Promise<Loaded<Entry>> => {
    const request = { locale, page: query.page, q: query.q, ...query.facets };
    const [entries, options, choices] = await Promise.all([
      withNarrower(cms, request).then((narrowed) => read(cms, narrowed)),
      loadTopics(cms, facets, query.facets, locale),
      countChoices(cms, name, locale, query),
    ]);
    return { list: entries, topics: options, counts: choices, moved: await findMoved(cms, query.facets, options, locale) };
  });
  const hrefOf = (changes: Partial<ListQuery>) => localePath({ name: routeName, query: formatListQuery({ ...query, ...changes }) });
  if (Object.keys(moved).length > 0) {
    await nuxt.runWithContext(() => navigateTo(hrefOf({ facets: { ...query.facets, ...moved } }), { redirectCode: 301 }));
    return null;
  }
  if (query.page > list.pageCount) throw createError({ statusCode: 404 });
  return {
    query,
    list,
    topics,
    counts,
    hrefOf: (page) => hrefOf({ page }),
    head: (title, description) => ({
      title: query.page > 1 ? t('list.titleWithPage', { title, page: query.page }) : title,
      description,
      alternates: alternatesOf({ query: formatListQuery(query) }),
      feed: formatListQuery({ ...query, page: 1 }),
      unlisted: isListNarrowed(query),
    }),
  };
}
