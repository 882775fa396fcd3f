import type { CmsClient } from '#shared/cms/client';
import { addressOf, findLinked, type LinkedEntries } from '#shared/cms/linked';
import { readContentLink } from '#shared/links/content-link';
import type { LinkTo } from '#shared/links/html-links';
import { linksIn } from '#shared/links/links-in';
import { places } from '#shared/sections';

/** Leads the links that editors wrote to the reader's language. What a page shows is looked up with the rest of what it reads, in one question. */
export function useContentLinks() {
  const { locales } = useI18n();
  const localePath = useLocalePath();
  const { siteUrl } = useRuntimeConfig().public;
  const segments = Object.fromEntries(locales.value.map(({ code }) => [code, Object.fromEntries(places.map((name) => [name, localePath({ name }, code).split('/').at(-1) ?? name]))]));
  const read = (href: string) => readContentLink(href, { siteUrl, segments });

  return {
    /** The entries that values of the CMS link to. */
    find: (cms: CmsClient, locale: string, values: unknown): Promise<LinkedEntries> =>
      findLinked(cms, locale, linksIn(values).map(read).filter((link) => link.kind === 'entry')),

    /** Where each of their links leads. */
    leading: (linked: LinkedEntries): LinkTo => (href) => {
      const link = read(href);
      if (link.kind === 'elsewhere') return { href };
      if (link.kind === 'place') return { href: localePath({ name: link.place ?? 'index' }) + link.rest };
      const entry = linked[addressOf(link)];
      const name = link.section === null ? 'slug' : (`${link.section}-slug` as const);
      return entry ? { href: localePath({ name, params: { slug: entry.slug } }) + link.rest, language: entry.language } : null;
    },
  };
}
