import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { axeViolations } from './accessibility/axe';
import { boxProblems } from './accessibility/boxes';
import { brokenWords } from './accessibility/broken-words';
import { faintText } from './accessibility/contrast';
import { focusProblems } from './accessibility/focus';
import { htmlErrors } from './accessibility/html';
import { newReader } from './accessibility/reader';
import { openAdmin } from './admin';
import { errorsOf, type PageToVisit, pagesOf, previewsOf, statesOf } from './pages';
import { freePort, type SiteProcess, startSite } from './site-process';
import { askAt, launch, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const DESKTOP = { width: 1280, height: 1024 };
/** The same window at 400 %. */
const MAGNIFIED = { width: 320, height: 256 };
/** Phones, tablets, and where the layout is just wide enough for columns. */
const WIDTHS = [320, 360, 768, 900, 1024, 1280, 1920];
/** What WCAG 1.4.12 lets readers set. */
const TEXT_SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

let browser: Browser;
/** A site whose CMS is not there. */
let away: SiteProcess;
const pages = new Map<string, PageToVisit[]>();

beforeAll(async () => {
  browser = await launch();
  away = await startSite({ cmsUrl: `http://127.0.0.1:${await freePort()}` });
  const admin = await openAdmin(await browser.newPage());
  for (const code of codes) pages.set(code, [...(await pagesOf(code)), ...(await statesOf(code)), ...errorsOf(code, away.url), ...(await previewsOf(code, admin))]);
});

afterAll(async () => {
  await browser?.close();
  await away?.end('SIGTERM');
});

const addressOf = ({ path, origin = webUrl }: PageToVisit): string => origin + path;

async function wear(page: Page, media: { colorScheme: 'light' | 'dark'; forcedColors: 'active' | 'none' }): Promise<void> {
  await page.emulateMedia(media);
  // Chromium forces some colours with the next frame only.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

async function problemsAsIs(page: Page): Promise<string[]> {
  return [...(await axeViolations(page, 'all')), ...(await faintText(page)), ...(await focusProblems(page, { everywhere: true })), ...(await boxProblems(page))];
}

async function problemsOfColours(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const media of [{ colorScheme: 'dark', forcedColors: 'none' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
    await wear(page, media);
    const problems = [...(await axeViolations(page, 'colours')), ...(await faintText(page)), ...(await focusProblems(page, { everywhere: true }))];
    found.push(...problems.map((problem) => `${JSON.stringify(media)} ${problem}`));
  }
  await wear(page, { colorScheme: 'light', forcedColors: 'none' });
  return found;
}

async function problemsMagnified(page: Page): Promise<string[]> {
  await page.setViewportSize(MAGNIFIED);
  const found = [...(await axeViolations(page, 'layout')), ...(await focusProblems(page, { everywhere: true })), ...(await boxProblems(page))];
  await page.addStyleTag({ content: TEXT_SPACING });
  found.push(...(await boxProblems(page)).map((problem) => `text spacing: ${problem}`));
  await page.setViewportSize(DESKTOP);
  return found.map((problem) => `at 400 %: ${problem}`);
}

async function problemsOfWidths(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...[...(await boxProblems(page)), ...(await brokenWords(page))].map((problem) => `${width} pixels wide: ${problem}`));
  }
  await page.setViewportSize(DESKTOP);
  return found;
}

describe('every template', () => {
  it.concurrent.each(codes)('in %s passes axe, has text of 7:1, shows the focus and fits, in every colour scheme, width and at 400 %', async (code) => {
    const context = await newReader(browser, DESKTOP);
    const page = await context.newPage();
    const found: string[] = [];
    for (const visited of pages.get(code) ?? []) {
      const { type, path } = visited;
      await page.goto(addressOf(visited));
      // What is folded away is read as well.
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      const problems = [...(await problemsAsIs(page)), ...(await problemsOfColours(page)), ...(await problemsMagnified(page)), ...(await problemsOfWidths(page))];
      found.push(...problems.map((problem) => `${type} ${path} ${problem}`));
    }
    await context.close();
    expect(found).toEqual([]);
  }, 300_000);

  it.each(codes)('in %s is valid HTML', async (code) => {
    const found: string[] = [];
    for (const visited of pages.get(code) ?? []) {
      const { type, path } = visited;
      found.push(...(await htmlErrors((await askAt(addressOf(visited))).html)).map((error) => `${type} ${path} ${error}`));
    }
    expect(found).toEqual([]);
  });
});
