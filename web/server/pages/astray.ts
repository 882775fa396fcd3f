import { negotiateLanguage } from '../../shared/language/negotiate';
import type { Page, RawHeaders, Variant } from './page';

/** First segments of addresses that are in no language and lead somewhere all the same: Nitro's own, `server/routes` and `public`. */
export const PLACES: readonly string[] = ['', '_nuxt', '__nuxt_error', 'api', 'favicon.ico', 'pictures', 'robots.txt', 'sitemap', 'sitemap.xml', 'suggest', 'uploads'];

/** What to do with an address that is no page in a language: show that it leads nowhere, or lead to the address that was meant. */
export type Astray = { kind: 'lost' } | { kind: 'meant'; address: string };

/** Null for what leads somewhere else, or may. */
export function toAstray(url: string, locales: readonly string[]): Astray | null {
  const [, first = '', rest = ''] = /^\/([^/?#]*)([^]*)$/.exec(url) ?? [];
  // A language's picture is called by the language and an ending.
  const [locale = ''] = first.split('.');
  if (PLACES.includes(first) || locales.includes(locale)) return null;
  const meant = locales.find((code) => code.toLowerCase() === first.toLowerCase());
  return meant === undefined ? { kind: 'lost' } : { kind: 'meant', address: `/${meant}${rest}` };
}

/** The key of a page that is nowhere, in the visitor's best language. */
export const lostKey = (acceptLanguage: string | undefined, [first = '', ...others]: readonly string[]): string => `/${negotiateLanguage(acceptLanguage, [first, ...others])}/-/-`;

/** Which of these a visitor is shown depends on more than the address. */
const PERSONAL = { 'cache-control': 'private, no-store', vary: 'Accept-Encoding, Accept-Language' };

function withPersonal(headers: RawHeaders): RawHeaders {
  const pairs = headers.flatMap((name, index) => (index % 2 === 0 && !Object.hasOwn(PERSONAL, name.toLowerCase()) ? [name, headers[index + 1] ?? ''] : []));
  return [...pairs, ...Object.entries(PERSONAL).flat()];
}

/** The same page for one visitor: nobody on the way may keep it for the next. */
export function toPersonal(page: Page): Page {
  const variants = Object.entries(page.variants).map(([encoding, variant]: [string, Variant]) => [encoding, { ...variant, headers: withPersonal(variant.headers) }]);
  return { ...page, variants: Object.fromEntries(variants) as Page['variants'] };
}
