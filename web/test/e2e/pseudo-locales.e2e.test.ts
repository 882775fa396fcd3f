import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boxProblems } from './accessibility/boxes';
import { newReader } from './accessibility/reader';
import { type PageToVisit, pagesOf, statesOf } from './pages';
import { pseudoLocales, type PseudoSite, startPseudoSite } from './pseudo-site';
import { wordProblems } from './pseudo-words';
import { cmsUrl, launch } from './system';

const WIDTHS = [320, 768, 1280];

let browser: Browser;
let site: PseudoSite;
let pages: PageToVisit[];

beforeAll(async () => {
  [browser, site, pages] = await Promise.all([launch(), startPseudoSite(cmsUrl), Promise.all([pagesOf('en'), statesOf('en')]).then((lists) => lists.flat())]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.end('SIGTERM');
});

/** What begins a line stands where lines begin. */
const mirrorProblems = (page: Page, direction: 'ltr' | 'rtl'): Promise<string[]> =>
  page.evaluate((expected) => {
    const problems = document.documentElement.dir === expected ? [] : [`dir=${document.documentElement.dir}`];
    const before = (one: DOMRect, other: DOMRect): boolean => (expected === 'ltr' ? one.left < other.left : one.right > other.right);
    const box = (selector: string): DOMRect | undefined => document.querySelector(selector)?.getBoundingClientRect();
    const pairs = [
      ['.masthead-nav li:nth-child(1)', '.masthead-nav li:nth-child(2)'],
      ['.masthead-name', '.languages'],
      ['.pieced > :first-child', '.pieced > .row'],
      ['.entry-text', '.entry-facts'],
    ];
    for (const [first = '', second = ''] of pairs) {
      const [one, other] = [box(first), box(second)];
      const sameLine = one && other && one.top < other.bottom && other.top < one.bottom;
      if (sameLine && !before(one, other)) problems.push(`${first} does not come before ${second}`);
    }
    return problems;
  }, direction);

it.concurrent.each(pseudoLocales)('in $code, $direction, every template says all in that language, and it fits at 320, 768 and 1280 pixels', async ({ code, direction, script }) => {
  const context = await newReader(browser, { width: 1280, height: 800 });
  const page = await context.newPage();
  const found: string[] = [];
  for (const { type, path } of pages) {
    await page.goto(site.url + path.replace(/^\/en/, `/${code}`));
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const problems = [...(await wordProblems(page, script, site.contentTexts)), ...(await mirrorProblems(page, direction))];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      problems.push(...(await boxProblems(page)).map((problem) => `at ${width}: ${problem}`));
    }
    found.push(...problems.map((problem) => `${type} ${problem}`));
  }
  await context.close();
  expect(found).toEqual([]);
});
