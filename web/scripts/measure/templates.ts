import { readFileSync } from 'node:fs';
import { type Place, places } from '../../shared/sections.ts';

/** A kind of page in a language, and a page of that kind. */
export interface Template {
  /** `projects` is the list, `projects/…` an entry. */
  name: string;
  locale: string;
  path: string;
}

/** Pages of search have a script that helps, 4,000 bytes at most; that of an opportunity may have one that says the reader's own time. No other page has any. */
const SCRIPT_BYTES: Readonly<Record<string, number>> = { library: 4_000, search: 4_000, 'opportunities/…': 600 };

/** What a template may have of scripts, in bytes. */
export const scriptBytesOf = ({ name }: Template): number => SCRIPT_BYTES[name] ?? 0;

interface Messages {
  paths: Record<Place, string>;
}

const placeNames = (locale: string): ReadonlyMap<string, Place> => {
  const { paths } = JSON.parse(readFileSync(new URL(`../../i18n/locales/${locale}.json`, import.meta.url), 'utf8')) as Messages;
  return new Map(places.map((place) => [paths[place], place]));
};

function nameOf(segments: readonly string[], placeOf: ReadonlyMap<string, Place>): string {
  const [first, second] = segments;
  if (first === undefined) return 'home';
  const place = placeOf.get(first);
  if (!place) return 'text';
  return second === undefined ? place : `${place}/…`;
}

/** The first page of every template in every language, as the site's own sitemap lists them. `paths` are those of the sitemap. */
export function toTemplates(paths: readonly string[], locales: readonly string[]): Template[] {
  const names = new Map(locales.map((locale) => [locale, placeNames(locale)]));
  const found = new Map<string, Template>();
  for (const path of paths) {
    const [locale = '', ...segments] = path.split('/').filter(Boolean).map(decodeURIComponent);
    const placeOf = names.get(locale);
    if (!placeOf) continue;
    const name = nameOf(segments, placeOf);
    const key = `${name} ${locale}`;
    if (!found.has(key)) found.set(key, { name, locale, path });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.locale.localeCompare(b.locale));
}

export async function readTemplates(webUrl: string, locales: readonly string[]): Promise<Template[]> {
  const response = await fetch(`${webUrl}/sitemap.xml`);
  if (!response.ok) throw new Error(`${webUrl}/sitemap.xml answers ${response.status}.`);
  const addresses = [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  // The sitemap has them by id, which every seed deals anew.
  return toTemplates(addresses.sort(), locales);
}
