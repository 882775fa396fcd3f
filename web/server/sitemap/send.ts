import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createError, type H3Event, setResponseHeaders } from 'h3';
import type { CmsClient } from '../../shared/cms/client';
import { CmsError } from '../../shared/cms/error';
import { type SitemapPage, type SitemapPart, toParts, toSitemapIndex, toUrls, urlsetEnd, urlsetStart } from '../../shared/feed/sitemap';
import { type SiteAddresses, segments, siteAddresses } from '../addresses';
import { accepts } from '../outlets/send';
import { type Count, countEntries, fixedPages, readEntries } from './addresses';

interface Sitemap {
  addresses: SiteAddresses;
  locales: string[];
  counts: Count[];
  total: number;
  fixed: SitemapPage[];
  parts: SitemapPart[];
}

async function planSitemap(event: H3Event): Promise<Sitemap> {
  const addresses = siteAddresses();
  const locales = Object.keys(segments);
  const counts = await countEntries(event.context.cms, locales[0] ?? '').catch((error: unknown) => {
    throw createError({ statusCode: error instanceof CmsError ? 503 : 500, cause: error });
  });
  const total = counts.reduce((sum, count) => sum + count.total, 0);
  const fixed = fixedPages(addresses, locales);
  return { addresses, locales, counts, total, fixed, parts: toParts(total, locales.length, fixed.length * locales.length) };
}

async function* writeUrls(cms: CmsClient, { addresses, locales, counts }: Sitemap, fixed: readonly SitemapPage[], part: SitemapPart): AsyncGenerator<string> {
  yield urlsetStart + fixed.map(toUrls).join('');
  for await (const pages of readEntries(cms, counts, addresses, locales, part)) yield pages.map(toUrls).join('');
  yield urlsetEnd;
}

/** If the CMS stops answering in the middle the connection breaks, so that nobody takes a part for the whole. */
async function sendUrls(event: H3Event, plan: Sitemap, fixed: readonly SitemapPage[], part: SitemapPart): Promise<void> {
  const { res } = event.node;
  const packed = accepts(event, 'gzip');
  setResponseHeaders(event, { 'Content-Type': 'application/xml; charset=utf-8', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) });
  const source = Readable.from(writeUrls(event.context.cms, plan, fixed, part), { objectMode: false });
  event._handled = true;
  await (packed ? pipeline(source, createGzip(), res) : pipeline(source, res)).catch(() => res.destroy());
}

const partPath = (index: number): string => `/sitemap/${index + 1}.xml`;

/** All addresses, or an index of files that hold them. */
export async function sendSitemap(event: H3Event): Promise<string | undefined> {
  const plan = await planSitemap(event);
  if (plan.parts.length === 0) {
    await sendUrls(event, plan, plan.fixed, { start: 0, count: plan.total });
    return undefined;
  }
  setResponseHeaders(event, { 'Content-Type': 'application/xml; charset=utf-8' });
  return toSitemapIndex(plan.parts.map((_, index) => plan.addresses.absolute(partPath(index))));
}

/** One of those files; the first also holds the pages that are no entries. */
export async function sendSitemapPart(event: H3Event, name: string): Promise<void> {
  const plan = await planSitemap(event);
  const index = plan.parts.findIndex((_, candidate) => partPath(candidate) === `/sitemap/${name}`);
  const part = plan.parts[index];
  if (!part) throw createError({ statusCode: 404 });
  return sendUrls(event, plan, index === 0 ? plan.fixed : [], part);
}
