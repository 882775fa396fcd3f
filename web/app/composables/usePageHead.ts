import type { Alternate } from './useAlternates';

/** What a page says about itself to browsers and search engines. */
export interface PageHead {
  title: string;
  description?: string | null;
  alternates: Alternate[];
  /** Error pages and results of a search are no places to send people to. */
  unlisted?: boolean;
}

const MAX_DESCRIPTION = 300;

/** Title, description, language, canonical address and the addresses in other languages. The first language is the default one. */
export function usePageHead(head: () => PageHead): void {
  const { t, locale, locales } = useI18n();
  const { siteUrl } = useRuntimeConfig().public;
  const absolute = (href: string) => new URL(href, siteUrl).href;
  useHead(() => {
    const { title, description, alternates, unlisted } = head();
    const own = alternates.find(({ current }) => current);
    const home = alternates[0];
    const site = t('site.name');
    return {
      htmlAttrs: { lang: locale.value, dir: locales.value.find(({ code }) => code === locale.value)?.dir ?? 'ltr' },
      title: title === site ? site : t('site.titleOfPage', { page: title, site }),
      meta: [
        ...(description ? [{ name: 'description', content: description.slice(0, MAX_DESCRIPTION) }] : []),
        ...(unlisted ? [{ name: 'robots', content: 'noindex' }] : []),
        { name: 'color-scheme', content: 'light dark' },
      ],
      link: unlisted
        ? []
        : [
            ...(own ? [{ rel: 'canonical' as const, href: absolute(own.href) }] : []),
            ...alternates.map(({ code, href }) => ({ rel: 'alternate' as const, hreflang: code, href: absolute(href) })),
            ...(home ? [{ rel: 'alternate' as const, hreflang: 'x-default', href: absolute(home.href) }] : []),
          ],
    };
  });
}
