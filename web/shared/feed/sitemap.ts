import { escapeXml } from './xml';

/** One page in all its languages. The first is the default one. */
export interface SitemapPage {
  /** Absolute addresses by language. */
  urls: readonly { language: string; url: string }[];
  /** When it last changed, where that is known. */
  changed: string | null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export const urlsetStart = `${HEAD}<urlset ${NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
export const urlsetEnd = '</urlset>\n';

const alternate = (language: string, url: string): string => `<xhtml:link rel="alternate" hreflang="${escapeXml(language)}" href="${escapeXml(url)}"/>`;

/** A page's languages name each other, and the default one for everybody else (https://developers.google.com/search/docs/specialty/international/localized-versions). */
export function toUrls({ urls, changed }: SitemapPage): string {
  const [fallback] = urls;
  const alternates = urls.map(({ language, url }) => alternate(language, url)).join('') + (fallback ? alternate('x-default', fallback.url) : '');
  const lastmod = changed ? `<lastmod>${changed}</lastmod>` : '';
  return urls.map(({ url }) => `<url><loc>${escapeXml(url)}</loc>${lastmod}${alternates}</url>\n`).join('');
}

/** A sitemap of sitemaps (https://www.sitemaps.org/protocol.html#index). */
export const toSitemapIndex = (urls: readonly string[]): string =>
  `${HEAD}<sitemapindex ${NAMESPACE}>\n${urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>\n`).join('')}</sitemapindex>\n`;

/** A file may hold 50,000 addresses and 50 MB. With each language naming the others the bytes come first, so it holds fewer. */
export const MAX_URLS = 12_000;

export interface SitemapPart {
  /** Of the whole list of entries. */
  start: number;
  count: number;
}

/** How to cut `entries` pages of `languages` addresses each into files. None where all fits into one beside `others` addresses. */
export function toParts(entries: number, languages: number, others: number, maxUrls = MAX_URLS): SitemapPart[] {
  if (entries * languages + others <= maxUrls) return [];
  const size = Math.max(1, Math.floor(maxUrls / languages));
  return Array.from({ length: Math.ceil(entries / size) }, (_, index) => ({ start: index * size, count: Math.min(size, entries - index * size) }));
}
