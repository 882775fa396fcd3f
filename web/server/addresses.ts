import all from '#messages';
import { formatSitePath, type Segments } from '../shared/meta/site-path';
import type { Place } from '../shared/sections';

/** The path segments of every language. */
export const segments: Segments = Object.fromEntries(Object.entries(all).map(([locale, messages]) => [locale, messages?.paths ?? {}]));

/** Absolute addresses of the site, from its own configuration. */
export function siteAddresses() {
  const { siteUrl } = useRuntimeConfig().public;
  const absolute = (path: string): string => new URL(path, siteUrl).href;
  return {
    host: new URL(siteUrl).hostname,
    absolute,
    /** Of a place or, with a slug, of an entry there. Pages of text stand in no place. */
    of: (locale: string, section: Place | null, slug: string | null = null, ending?: string): string => absolute(formatSitePath({ locale, section, slug, ending }, segments)),
  };
}

export type SiteAddresses = ReturnType<typeof siteAddresses>;
