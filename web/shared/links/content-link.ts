import type { Segments } from '../meta/site-path';
import { stripPreview } from '../preview';
import { type EntrySection, type Place, places, pluralOf } from '../sections';

/** An entry that an editor links to, by the words of its address. */
export interface EntryLink {
  kind: 'entry';
  /** The language the address is in; null for a path of the site without language. */
  locale: string | null;
  /** Null for the pages of text, which stand in none. */
  section: EntrySection | null;
  /** Or the document id. */
  slug: string;
  /** Query and place on the page, as they were written. */
  rest: string;
}

/** What a link that an editor wrote leads to: a place of the site (null: its front page), an entry, or anything else, which stays as it is. */
export type ContentLink = EntryLink | { kind: 'place'; place: Place | null; rest: string } | { kind: 'elsewhere' };

export interface ContentLinkOptions {
  /** The site's own public address. */
  siteUrl: string;
  segments: Segments;
}

const ELSEWHERE: ContentLink = { kind: 'elsewhere' };

/** Slugs and document ids. What has a point stands beside a page: a calendar, a reference, a file. */
const SLUG = /^[\w~-]{1,200}$/;

const hasPages = (place: Place): place is EntrySection => place in pluralOf;

/** The address on this site, or null. The protocol does not matter: editors copy what their browser shows. */
function toOwnUrl(href: string, siteUrl: string): URL | null {
  if (!/^(?:\/(?![/\\])|https?:\/\/)/i.test(href) || !URL.canParse(href, siteUrl)) return null;
  const url = new URL(href, siteUrl);
  stripPreview(url);
  return url.host === new URL(siteUrl).host ? url : null;
}

/**
 * Reads a link in the content. Editors write paths of the site without language and with English words (`/projects/a-project`), or copy an
 * address from any of its languages (`https://example.org/es/proyectos/un-proyecto`).
 */
export function readContentLink(href: string, { siteUrl, segments }: ContentLinkOptions): ContentLink {
  const url = toOwnUrl(href, siteUrl);
  if (!url) return ELSEWHERE;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const locale = parts[0] !== undefined && Object.hasOwn(segments, parts[0]) ? (parts.shift() ?? null) : null;
  const [first, slug, ...deeper] = parts;
  const rest = url.search + url.hash;
  const words = locale === null ? {} : (segments[locale] ?? {});
  const place = places.find((name) => (words[name] ?? name) === first);
  if (first === undefined) return { kind: 'place', place: null, rest };
  if (slug === undefined) return place ? { kind: 'place', place, rest } : SLUG.test(first) ? { kind: 'entry', locale, section: null, slug: first, rest } : ELSEWHERE;
  if (deeper.length > 0 || !place || !hasPages(place) || !SLUG.test(slug)) return ELSEWHERE;
  return { kind: 'entry', locale, section: place, slug, rest };
}
