import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launch, webUrl } from './system';

const PHONE = { width: 360, height: 640 };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  page = await browser.newPage({ viewport: PHONE, isMobile: true, hasTouch: true });
  await page.goto(`${webUrl}/en/library`);
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
  await page.goto(`${webUrl}/en/library?whole=country#by-country`);
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
  const box = await page.locator(':focus').boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeLessThan(PHONE.height);
});
