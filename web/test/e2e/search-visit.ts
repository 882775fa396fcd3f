import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { cmsUrl, launch } from './system';

interface Facet {
  value: string;
  count: number;
  label?: string;
  broader?: string;
}

interface Answer {
  data: { title: string }[];
  meta: { pagination: { total: number }; facets: Record<string, Facet[]> };
}

/** What the API says of works, for the same question. */
export async function answerOf(code: string, query = ''): Promise<Answer> {
  return (await (await fetch(`${cmsUrl}/api/search?locale=${code}&type=resource&pagination[pageSize]=20&${query}`)).json()) as Answer;
}

export const countsOf = async (code: string, facet: string, query = ''): Promise<Facet[]> => (await answerOf(code, query)).meta.facets[facet] ?? [];

export const totalOf = async (code: string, query: string): Promise<number> => (await answerOf(code, query)).meta.pagination.total;

/** A tab of a reader, and what the browser had to complain of. */
export interface Visit {
  page: Page;
  problems: string[];
  /** How much the page says was found. */
  shownTotal(): Promise<number>;
  /** The query of the address, as one reads it. */
  search(): string;
  close(): Promise<void>;
}

async function visit(browser: Browser, javaScriptEnabled: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  const problems: string[] = [];
  // A page that is not there is one that a test asks for.
  page.on('console', (entry) => void (entry.type() === 'error' && !entry.text().includes('status of 404') && problems.push(entry.text())));
  page.on('pageerror', (error) => problems.push(error.message));
  return {
    page,
    problems,
    // Where nothing was found it is said without a number.
    shownTotal: async () => Number(/[\d.,\s]+/.exec(await page.locator('#total').innerText())?.[0]?.replace(/\D/g, '') ?? 0),
    search: () => decodeURIComponent(new URL(page.url()).search),
    close: () => context.close(),
  };
}

/**
 * A browser for the tests of a file. What comes back is for `beforeEach`: it opens a tab of a new reader, hands it to `begin`, and closes it
 * after the test, which fails if the browser complained.
 */
export function visiting(begin: (reader: Visit) => void): (withScript: boolean) => Promise<() => Promise<void>> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  return async (withScript) => {
    if (!browser) throw new Error('No browser was launched.');
    const reader = await visit(browser, withScript);
    begin(reader);
    return async () => {
      await reader.close();
      expect(reader.problems).toEqual([]);
    };
  };
}
