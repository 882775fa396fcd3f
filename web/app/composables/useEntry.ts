import { findSlugs } from '#shared/cms/addresses';
import type { CmsClient } from '#shared/cms/client';
import type { EntryRequest, Found } from '#shared/cms/read';
import type { LinkTo } from '#shared/links/html-links';
import type { Alternate } from './useAlternates';

export interface EntryPage<Entry> {
  entry: Entry;
  alternates: Alternate[];
  /** Where the links in its texts lead. */
  linkTo: LinkTo;
}

type FindEntry<Entry> = (cms: CmsClient, request: EntryRequest) => Promise<Found<Entry>>;

/**
 * The entry that the address names. An old address, or one borrowed from another language, leads to the current one for good:
 * then there is nothing to show, and null comes back. A preview of a draft is named by the document's id in every language: its slug
 * is no address yet.
 */
export async function useEntry<Entry extends { documentId: string }>(plural: string, find: FindEntry<Entry>): Promise<EntryPage<Entry> | null> {
  const { locales } = useI18n();
  const alternatesOf = useAlternates();
  const localePath = useLocalePath();
  const links = useContentLinks();
  const route = useRoute();
  const name = String(useRouteBaseName()(route) ?? 'index');
  const nuxt = useNuxtApp();
  const slug = String('slug' in route.params ? route.params.slug : '');
  const preview = usePreview();
  const codes = locales.value.map(({ code }) => code);

  const found = await useCmsData(`${plural}:${slug}`, async (cms, locale) => {
    const result = await find(cms, { locale, slug, preview: preview?.token });
    if (result.kind === 'moved') return result;
    const [slugs, linked] = await Promise.all([
      preview?.token === undefined ? findSlugs(cms, plural, result.entry.documentId, codes) : Object.fromEntries(codes.map((code) => [code, slug])),
      links.find(cms, locale, result.entry),
    ]);
    return { ...result, slugs, linked };
  });
  const current = found.kind === 'moved' ? found.slug : found.slugs[nuxt.$i18n.locale.value];
  if (found.kind === 'moved' || (current !== undefined && current !== slug)) {
    await nuxt.runWithContext(() => navigateTo(localePath({ name, params: { slug: current }, query: preview?.query }), { redirectCode: 301 }));
    return null;
  }
  return { entry: found.entry, alternates: alternatesOf({ slugs: found.slugs }), linkTo: links.leading(found.linked) };
}
