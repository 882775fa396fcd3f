import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { sectionPath } from './pages';
import { launch, webUrl } from './system';

/** What is far below is laid out late on a phone: links within a page have to find their place all the same. */
const WINDOW = { width: 360, height: 740 };
const PHONE = { viewport: WINDOW, isMobile: true, hasTouch: true };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(locales.map(({ code }) => code))('on a phone in %s', (code) => {
  it.each(['', 'frontiers', 'projects', 'opportunities', 'library', 'regions', 'sitemap'])('the menu of /%s brings all sections into view', async (section) => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const address = `${webUrl}${section ? sectionPath(code, section) : `/${code}`}`;
    const sections = page.locator('#sections');
    for (const come of [() => page.goto(`${address}#sections`), () => page.goto(address).then(() => page.locator('.masthead-menu').click())]) {
      await page.goto('about:blank');
      await come();
      // What comes near is laid out then: it must not push the sections away again.
      await page.waitForTimeout(300);
      const box = await sections.boundingBox();
      expect(box && box.y >= 0 && box.y + Math.min(box.height, WINDOW.height / 2) <= WINDOW.height, `${address}: ${JSON.stringify(box)}`).toBe(true);
    }
    await context.close();
  });

  it('nothing lies over the way out, suggestions neither', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await page.goto(webUrl + sectionPath(code, 'library'));
    await page.locator('#q').pressSequentially('jus');
    await page.locator('[role="option"]').nth(4).waitFor();
    const { x, y, width, height } = (await page.locator('.exit').boundingBox())!;
    const hit = await page.evaluate(([left = 0, top = 0]) => document.elementFromPoint(left, top)?.className, [x + width / 2, y + height / 2]);
    expect(hit).toBe('exit');
    await context.close();
  });
});

describe('what is far below on a phone', () => {
  let page: Page;
  beforeEach(async () => {
    page = await browser.newPage(PHONE);
    await page.goto(webUrl + sectionPath('en', 'library'));
  });
  afterEach(() => page.close());

  /** Pixels from the top of the window, when nothing scrolls any more. */
  async function topOf(selector: string): Promise<number> {
    let [before, now] = [Number.NaN, 0];
    while (before !== now) {
      before = now;
      await page.waitForTimeout(200);
      now = await page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().top));
    }
    return now;
  }

  const isLaidOut = (selector: string): Promise<boolean> => page.locator(selector).first().evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }));

  it('is not laid out on a phone before somebody comes near it', async () => {
    expect(await isLaidOut('.rows > li a')).toBe(true);
    expect(await isLaidOut('.colophon a')).toBe(false);
    await page.locator('.colophon').scrollIntoViewIfNeeded();
    await expect.poll(() => isLaidOut('.colophon a')).toBe(true);
  });

  it('is where a link within the page leads, though its height was guessed', async () => {
    await page.locator('a[href="#narrow"]').tap();
    const top = await topOf('#narrow');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(40);
  });

  it('is where an address leads that names it', async () => {
    await page.goto(`${webUrl}${sectionPath('en', 'library')}?whole=country#by-country`);
    const top = await topOf('#by-country');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(40);
  });

  it('is found by who looks for words in the page, and reached by the keyboard', async () => {
    const last = page.locator('.colophon a').last();
    const words = await last.textContent();
    // What a browser's own search in the page finds, this finds.
    expect(await page.evaluate((sought) => (window as unknown as { find(words: string): boolean }).find(sought ?? ''), words)).toBe(true);
    await page.evaluate(() => document.querySelector<HTMLElement>('.rows > li:last-child a')?.focus());
    await page.keyboard.press('Tab');
    // The window follows when what came near has its height.
    const isSeen = async (): Promise<boolean> => {
      const y = (await page.locator(':focus').boundingBox())?.y ?? -1;
      return y >= 0 && y < WINDOW.height;
    };
    await expect.poll(isSeen).toBe(true);
  });
});
