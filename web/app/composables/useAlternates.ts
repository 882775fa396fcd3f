import type { Slugs } from '#shared/cms/addresses';

/** The same page in one of the site's languages. */
export interface Alternate {
  code: string;
  name: string;
  dir: 'ltr' | 'rtl' | 'auto';
  href: string;
  current: boolean;
}

interface AlternateOptions {
  /** The entry's slug in each language. */
  slugs?: Slugs;
  query?: Record<string, string>;
}

/** Gives the addresses of the current page in every language. A preview stays one. */
export function useAlternates(): (options?: AlternateOptions) => Alternate[] {
  const { locale, locales } = useI18n();
  const localePath = useLocalePath();
  const route = useRoute();
  const preview = usePreview()?.query;
  const name = String(useRouteBaseName()(route) ?? 'index');
  return ({ slugs, query } = {}) =>
    locales.value.map(({ code, name: label, dir }) => ({
      code,
      name: label ?? code,
      dir: dir ?? 'ltr',
      href: localePath({ name, params: slugs ? { slug: slugs[code] } : {}, query: { ...query, ...preview } }, code),
      current: code === locale.value,
    }));
}
