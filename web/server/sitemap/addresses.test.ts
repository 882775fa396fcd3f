import { describe, expect, it } from 'vitest';
import type { CmsClient } from '../../shared/cms/client';
import { createPageClock } from '../../shared/cms/clock';
import type { ParameterGroup } from '../../shared/cms/parameters';
import { toUrls } from '../../shared/feed/sitemap';
import type { SiteAddresses } from '../addresses';
import { countEntries, readEntries } from './addresses';

const TOTALS: Record<string, number> = { frontiers: 4, groups: 0, projects: 101, opportunities: 100, resources: 17_251, organizations: 85, themes: 16, regions: 12, pages: 4 };
const TOTAL = Object.values(TOTALS).reduce((sum, total) => sum + total, 0);
const locales = ['en', 'es', 'fr'];

/** Answers as the API does, with a slug of its own in each language. */
function fakeCms(): { cms: CmsClient; largest: () => number } {
  let largest = 0;
  const get = async (path: string, parameters: ParameterGroup) => {
    const { page, pageSize } = parameters.pagination as { page: number; pageSize: number };
    const total = TOTALS[path.slice(1)] ?? 0;
    const count = Math.max(0, Math.min(pageSize, total - (page - 1) * pageSize));
    largest = Math.max(largest, count);
    const data = Array.from({ length: count }, (_, index) => {
      const id = `${path.slice(1)}${(page - 1) * pageSize + index}`;
      return { documentId: id, slug: `${String(parameters.locale)}-${id}`, updatedAt: '2026-01-01T00:00:00.000Z' };
    });
    return { kind: 'body' as const, body: { data, meta: { pagination: { total, pageCount: Math.ceil(total / pageSize) } } } };
  };
  return { cms: { get, clock: createPageClock(new Date()) }, largest: () => largest };
}

const addresses = { host: 'a.example', absolute: (path: string) => `https://a.example${path}`, of: (locale: string, section: string | null, slug: string | null = null) => `https://a.example/${locale}/${section ?? ''}/${slug ?? ''}` } as SiteAddresses;

describe('readEntries', () => {
  it('gives every entry once, in all languages, a page of the API at a time, however the list is cut', async () => {
    const { cms, largest } = fakeCms();
    const counts = await countEntries(cms, 'en');
    const seen: string[] = [];
    for (let start = 0; start < TOTAL; start += 3_777) {
      const count = Math.min(3_777, TOTAL - start);
      for await (const pages of readEntries(cms, counts, addresses, locales, { start, count })) seen.push(...pages.map((page) => page.urls.map(({ url }) => url).join(' ')));
    }
    expect(seen.length).toBe(TOTAL);
    expect(new Set(seen).size).toBe(TOTAL);
    expect(largest()).toBe(100);
    expect(seen.at(-1)).toBe('https://a.example/en//en-pages3 https://a.example/es//es-pages3 https://a.example/fr//fr-pages3');
  });

  it('writes a file well below what a sitemap may weigh', async () => {
    const { cms } = fakeCms();
    const counts = await countEntries(cms, 'en');
    let bytes = 0;
    for await (const pages of readEntries(cms, counts, addresses, locales, { start: 0, count: 4_000 })) bytes += pages.map(toUrls).join('').length;
    expect(bytes).toBeLessThan(50_000_000 / 2);
  });
});
