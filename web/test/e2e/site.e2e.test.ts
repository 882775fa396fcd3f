import { createHash } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { places, pluralOf } from '../../shared/sections';
import { readMessages } from '../messages';
import { entrySections, type PageToVisit, pagesOf, sectionPath } from './pages';
import { countsOf } from './search-visit';
import { ask, entriesOf, languageLinks, launch, webUrl } from './system';

const TEXT_PAGE_BYTES = 14_000;
/** Pages of search have one. */
const SEARCH_SCRIPT = /<script src="\/_nuxt\/search-page\.[\w-]+\.js" integrity="(sha256-[^"]+)" defer><\/script>/;
/** The page of an event has one written into it, where there is an hour to tell. */
const OWN_TIME_SCRIPT = /<script data-at="[^"]+" data-offset="-?\d+" data-tag="[\w-]+" data-text="[^"]+">([^<]{1,600})<\/script>/;
const isSearchPage = (type: string): boolean => type === 'library list' || type === 'search list';
const codes = locales.map(({ code }) => code);
const messages = new Map(codes.map((code) => [code, readMessages(code)]));
const message = (code: string, key: string): string => messages.get(code)?.get(key) ?? key;

let browser: Browser;
let context: BrowserContext;
/** A page of every type, by language. */
const pages = new Map<string, PageToVisit[]>();

beforeAll(async () => {
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  for (const code of codes) pages.set(code, await pagesOf(code));
});

afterAll(() => browser?.close());

describe.each(codes)('every page type in %s', (code) => {
  it('has a page to look at', () => {
    expect(pages.get(code)?.length).toBe(1 + places.length + entrySections.length + 1);
  });

  it('answers 200 in the language of its address, with no script but those of search and of an event’s time, within one round trip', async () => {
    for (const { type, path } of pages.get(code) ?? []) {
      const { status, html, bytes, headers } = await ask(path);
      expect({ type, status, lang: /<html[^>]* lang="([^"]+)"/.exec(html)?.[1] }).toEqual({ type, status: 200, lang: code });
      const ownTime = type === 'opportunities entry' ? OWN_TIME_SCRIPT.exec(html)?.[1] : undefined;
      const searchHash = SEARCH_SCRIPT.exec(html)?.[1];
      expect(searchHash !== undefined, type).toBe(isSearchPage(type));
      const hash = ownTime ? `sha256-${createHash('sha256').update(ownTime).digest('base64')}` : searchHash;
      // A script element of that type holds data for search engines: no browser runs it.
      expect(html.replace(SEARCH_SCRIPT, '').replace(ownTime ? OWN_TIME_SCRIPT : '', '').replaceAll('<script type="application/ld+json">', ''), type).not.toMatch(/<script|<link rel="stylesheet"/);
      expect(bytes, `${type} ${path}`).toBeLessThanOrEqual(TEXT_PAGE_BYTES);
      expect(headers['set-cookie'], type).toBeUndefined();
      expect(headers['content-security-policy'], type).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(/script-src [^;]*/.exec(String(headers['content-security-policy']))?.[0], type).toBe(hash && `script-src '${hash}'`);
    }
  });

  it('fits 320 pixels, asks nobody else, and stores nothing', async () => {
    const page = await context.newPage();
    const foreign: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => void (request.url().startsWith(webUrl) || foreign.push(request.url())));
    page.on('console', (entry) => void (entry.type() === 'error' && problems.push(entry.text())));
    for (const { type, path } of pages.get(code) ?? []) {
      await page.goto(webUrl + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${type} ${path}`).toBeLessThanOrEqual(320);
    }
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await page.close();
  });

  it('links to the same page in every language, and those pages are there', async () => {
    for (const { type, path } of pages.get(code) ?? []) {
      const { html } = await ask(path);
      const links = languageLinks(html);
      expect(links.map(({ lang }) => lang), type).toEqual(codes);
      for (const { href, lang } of links) expect({ type, lang, status: (await ask(href)).status }).toEqual({ type, lang, status: 200 });
      expect(html, type).toContain('hreflang="x-default"');
    }
  });

  it('says in the reader’s language that a page is not there', async () => {
    for (const path of [`/${code}/no-such-page`, `${sectionPath(code, 'projects')}/no-such-project`, `${sectionPath(code, 'library')}?page=9999`]) {
      const { status, html } = await ask(path);
      expect({ path, status }).toEqual({ path, status: 404 });
      expect(html).toContain(message(code, 'error.notFoundTitle'));
      expect(html).toContain(`<html  lang="${code}"`);
    }
  });
});

describe('languages', () => {
  it('marks what is borrowed on its very element, and says so in the reader’s language', async () => {
    const borrowed = (await Promise.all(codes.map(async (code) => (await entriesOf('groups', code)).map((entry) => ({ code, ...entry }))))).flat().filter(({ localization }) => localization?.state === 'fallback');
    expect(borrowed.length).toBeGreaterThan(0);
    const page = await context.newPage();
    for (const { code, slug, localization } of borrowed) {
      await page.goto(`${webUrl}${sectionPath(code, 'groups')}/${slug}`);
      expect(await page.locator('h1').getAttribute('lang')).toBe(localization?.fields.name);
      const start = message(code, 'language.whole').split('.')[0] ?? '';
      expect(await page.locator('.language-notice').textContent()).toContain(start);
      const versions = await page.locator('.language-notice a').evaluateAll((links: HTMLAnchorElement[]) => links.map(({ hreflang }) => hreflang));
      expect(versions).toEqual(localization?.available.filter((language) => language !== code));
    }
    await page.close();
  });

  it.each(codes)('says beside every link in %s which other language it leads to', async (code) => {
    const borrowed = await Promise.all(entrySections.map(async (section) => {
      const entries = (await entriesOf(pluralOf[section], code)).filter(({ localization }) => (localization?.fields.title ?? localization?.fields.name ?? code) !== code);
      return entries.map(({ slug }) => `${sectionPath(code, section)}/${slug}`);
    }));
    expect(borrowed.flat().length).toBeGreaterThan(0);
    const page = await context.newPage();
    let links = 0;
    for (const { path } of pages.get(code) ?? []) {
      await page.goto(webUrl + path);
      const found = await page.locator('main a').evaluateAll(
        (anchors: HTMLAnchorElement[], foreign) =>
          anchors
            .filter(({ pathname }) => foreign.includes(decodeURI(pathname)) && pathname !== location.pathname)
            .map((anchor) => ({ href: anchor.pathname, told: anchor.closest('article, dd, li, p')?.querySelector('.language-tag') !== null })),
        borrowed.flat(),
      );
      links += found.length;
      expect({ path, untold: found.filter(({ told }) => !told) }).toEqual({ path, untold: [] });
    }
    expect(links).toBeGreaterThan(0);
    await page.close();
  });

  it('keeps filters, words and page number when the language is switched', async () => {
    const [first = '', second = ''] = codes;
    const [most] = await countsOf(first, 'frontier', 'kind=report');
    const frontier = (await entriesOf('frontiers', first)).find(({ slug }) => slug === most?.value);
    expect(frontier).toBeDefined();
    const page = await context.newPage();
    await page.goto(`${webUrl}${sectionPath(first, 'library')}?kind=report&frontier=${frontier?.slug}`);
    await page.locator(`.languages a[hreflang="${second}"]`).click();
    const there = (await entriesOf('frontiers', second)).find(({ documentId }) => documentId === frontier?.documentId);
    expect(page.url()).toBe(`${webUrl}${sectionPath(second, 'library')}?kind=report&frontier=${there?.slug}`);
    expect(await page.locator('#by-kind [aria-current]').textContent()).toContain(message(second, 'resource.kind.report'));
    await page.goto(`${webUrl}${sectionPath(first, 'library')}?page=2`);
    await page.locator(`.languages a[hreflang="${second}"]`).click();
    expect(page.url()).toBe(`${webUrl}${sectionPath(second, 'library')}?page=2`);
    await page.close();
  });

  it('leads an address borrowed from another language to the right one for good', async () => {
    const [first = '', second = ''] = codes;
    const theirs = await entriesOf('themes', second);
    const moved = (await entriesOf('themes', first)).find(({ documentId, slug }) => theirs.some((entry) => entry.documentId === documentId && entry.slug !== slug));
    const current = theirs.find(({ documentId }) => documentId === moved?.documentId);
    const { status, headers } = await ask(`${sectionPath(second, 'themes')}/${moved?.slug}`);
    expect({ status, location: headers.location }).toEqual({ status: 301, location: `${sectionPath(second, 'themes')}/${current?.slug}` });
  });

  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.5', '/fr'],
    ['es', '/es'],
    ['de', '/en'],
  ])('negotiates / once for %s', async (header, location) => {
    const { status, headers } = await ask('/', { 'Accept-Language': header });
    expect({ status, location: headers.location }).toEqual({ status: 302, location });
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers.vary).toBe('Accept-Language');
    expect(headers['set-cookie']).toBeUndefined();
  });
});

describe.each(['projects', 'library'] as const)('an entry of %s on paper', (section) => {
  it.each(codes)('in %s takes one or two pages of A4, and carries its address instead of what only a screen can open', async (code) => {
    const path = pages.get(code)?.find(({ type }) => type === `${section} entry`)?.path ?? '';
    const page = await context.newPage();
    await page.goto(webUrl + path);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.printed').innerText()).toBe(webUrl + path);
    for (const unseen of ['.fold', 'nav', '.exit', '.announcement']) expect({ unseen, visible: await page.locator(`${unseen}:visible`).count() }).toEqual({ unseen, visible: 0 });
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('.printed').isVisible()).toBe(false);
    await page.close();
  });
});
