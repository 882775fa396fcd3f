import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { sectionPath } from './pages';
import { newReader } from './accessibility/reader';
import { launch, webUrl } from './system';

/** What is far below is laid out late on a phone: links within a page have to find their place all the same. */
const WINDOW = { width: 360, height: 740 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(locales.map(({ code }) => code))('on a phone in %s', (code) => {
  it.each(['', 'frontiers', 'projects', 'opportunities', 'library', 'regions', 'sitemap'])('the menu of /%s brings all sections into view', async (section) => {
    const context = await newReader(browser, WINDOW);
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
    const context = await newReader(browser, WINDOW);
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
