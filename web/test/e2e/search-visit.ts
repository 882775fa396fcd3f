import type { Browser, Page } from 'playwright-core';
import { cmsUrl } from './system';

interface Facet {
  value: string;
  count: number;
  label?: string;
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

export async function visit(browser: Browser, javaScriptEnabled: boolean): Promise<Visit> {
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
