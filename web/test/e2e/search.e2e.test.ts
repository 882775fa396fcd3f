import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { axeViolations } from './accessibility/axe';
import { sectionPath } from './pages';
import { ask, cmsUrl, launch, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const messagesOf = new Map(codes.map((code) => [code, readMessages(code)]));
const say = (code: string, key: string): string => messagesOf.get(code)?.get(key) ?? key;

let browser: Browser;
let context: BrowserContext;
let page: Page;

interface Facet {
  value: string;
  count: number;
  label?: string;
}

/** What the API counts of works, for the same question. */
async function counts(code: string, facet: string, query = ''): Promise<Facet[]> {
  const response = await fetch(`${cmsUrl}/api/search?locale=${code}&type=resource${query}`);
  return ((await response.json()) as { meta: { facets: Record<string, Facet[]> } }).meta.facets[facet] ?? [];
}

async function total(code: string, query: string): Promise<number> {
  const response = await fetch(`${cmsUrl}/api/search?locale=${code}&type=resource&${query}`);
  return ((await response.json()) as { meta: { pagination: { total: number } } }).meta.pagination.total;
}

const shownTotal = async (): Promise<number> => Number(/[\d.,\s]+/.exec(await page.locator('#total').innerText())?.[0]?.replace(/\D/g, ''));
const chips = (): Promise<string[]> => page.locator('.choice > :last-child').allInnerTexts();
const search = (): string => decodeURIComponent(new URL(page.url()).search);

async function openWith(javaScriptEnabled: boolean): Promise<() => Promise<void>> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (entry) => void (entry.type() === 'error' && !entry.text().includes('status of 404') && problems.push(entry.text())));
  page.on('pageerror', (error) => problems.push(error.message));
  return async () => {
    await context.close();
    expect(problems).toEqual([]);
  };
}

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(codes)('the library without JavaScript in %s', (code) => {
  const library = webUrl + sectionPath(code, 'library');
  beforeEach(() => openWith(false));

  it('finds words, and marks them in the language they are in', async () => {
    await page.goto(library);
    await page.locator('#q').fill('desalojo');
    await page.getByRole('button', { name: say(code, 'search.submit') }).click();
    expect(search()).toBe('?q=desalojo');
    expect(await shownTotal()).toBe(await total(code, 'q=desalojo'));
    const marks = page.locator('.rows mark');
    expect(await marks.count()).toBeGreaterThan(0);
    const languages = await marks.evaluateAll((all) => all.map((mark) => mark.closest('[lang]')?.getAttribute('lang')));
    expect(new Set(languages)).toEqual(new Set(['es']));
  });

  it('narrows and widens by links, and says exactly how much is behind each', async () => {
    await page.goto(library);
    const [first, second] = await counts(code, 'kind');
    const links = page.locator('#by-kind li a');
    expect(Number(await links.first().locator('.count').innerText())).toBe(first?.count);
    await links.first().click();
    expect(await shownTotal()).toBe(first?.count);
    await page.locator('#by-kind li a').nth(1).click();
    expect(search()).toBe(`?kind=${[first?.value, second?.value].toSorted().join(',')}`);
    expect(await shownTotal()).toBe((first?.count ?? 0) + (second?.count ?? 0));
    expect(await page.locator('#by-kind [aria-current]').count()).toBe(2);
    // Another facet narrows, and is counted within what is chosen.
    const [theme] = await counts(code, 'theme', `&kind=${first?.value},${second?.value}`);
    await page.locator('#by-theme li a').first().click();
    expect(await shownTotal()).toBe(theme?.count);
  });

  it('gives back each choice, and all of them', async () => {
    await page.goto(`${library}?q=justice&kind=guide,report&year=2010..2020`);
    expect((await chips()).length).toBe(3);
    await page.locator('.choice').first().click();
    expect((await chips()).length).toBe(2);
    await page.getByRole('link', { name: say(code, 'search.clear') }).click();
    expect(await chips()).toEqual([]);
    expect(search()).toBe('?q=justice');
  });

  it('takes several choices at once by a form', async () => {
    await page.goto(`${library}?q=justice`);
    await page.locator('.several summary').click();
    await page.locator('.several [name="kind"]').nth(0).check();
    await page.locator('.several [name="kind"]').nth(1).check();
    await page.locator('.several [name="from"]').fill('2020');
    await page.locator('.several [name="to"]').fill('2010');
    await page.locator('.several button').click();
    expect((await chips()).length).toBe(3);
    expect((await chips()).at(-1)).toBe('2010–2020');
    expect(await page.locator('#q').inputValue()).toBe('justice');
  });

  it('keeps what is chosen when other words are looked for, and sorts', async () => {
    await page.goto(`${library}?kind=report`);
    await page.locator('#q').fill('justice');
    await page.locator('.ask button').click();
    expect(await shownTotal()).toBe(await total(code, 'q=justice&kind=report'));
    await page.locator('#sort').selectOption('title');
    await page.locator('.order button').click();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('title');
    const answer = await fetch(`${cmsUrl}/api/search?locale=${code}&type=resource&q=justice&kind=report&sort=title&pagination[pageSize]=20`);
    const titles = ((await answer.json()) as { data: { title: string }[] }).data.map(({ title }) => title);
    expect(await page.locator('.rows h3').allTextContents()).toEqual(titles);
  });

  it('shows all values of a long facet', async () => {
    await page.goto(library);
    await page.locator('#by-country .whole').click();
    expect(await page.locator('#by-country li').count()).toBe((await counts(code, 'country')).length);
  });

  it('puts words right, and says what to do where nothing is found', async () => {
    await page.goto(`${library}?q=evictoins`);
    await page.getByRole('link', { name: 'evictions', exact: true }).click();
    expect(await shownTotal()).toBe(await total(code, 'q=evictions'));
    await page.goto(`${library}?q=xyzzyx&kind=law`);
    expect(await shownTotal()).toBe(0);
    expect(await page.locator('.nothing').innerText()).toContain(say(code, 'search.nothing.without').replace('{choice}', say(code, 'resource.kind.law')));
    const ways = page.locator('.nothing a');
    expect(await ways.count()).toBeGreaterThan(10);
    await page.locator('.nothing li a').last().click();
    expect(await shownTotal()).toBeGreaterThan(0);
  });

  it('hands out the same view as a feed and as an address of the API', async () => {
    await page.goto(`${library}?q=eviction&kind=guide`);
    const [api, feed] = await page.locator('.outlets a').evaluateAll((links: HTMLAnchorElement[]) => links.map(({ href }) => href));
    expect(((await (await fetch(api ?? '')).json()) as { meta: { pagination: { total: number } } }).meta.pagination.total).toBe(await shownTotal());
    expect((await ask((feed ?? '').replace(webUrl, ''))).html.match(/<entry>/g)?.length).toBe(await shownTotal());
  });
});

describe.each(codes)('the search of the whole site in %s', (code) => {
  beforeEach(() => openWith(false));

  it('starts on the front page, and finds entries of every type', async () => {
    await page.goto(`${webUrl}/${code}`);
    await page.locator('.find input').fill('justice');
    await page.locator('.find button').click();
    expect(new URL(page.url()).pathname).toBe(sectionPath(code, 'search'));
    const [types] = [page.locator('#by-type li a')];
    expect(await types.count()).toBeGreaterThan(3);
    const count = Number(await types.last().locator('.count').innerText());
    await types.last().click();
    expect(await page.locator('.rows > li').count()).toBe(Math.min(count, 20));
    for (const href of await page.locator('.rows h3 a').evaluateAll((links: HTMLAnchorElement[]) => links.map((link) => link.pathname))) expect((await ask(href)).status).toBe(200);
  });

  it('starts where a page is not there', async () => {
    await page.goto(`${webUrl}/${code}/no-such-page`);
    await page.locator('.ask input').fill('kenya');
    await page.locator('.ask button').click();
    expect(new URL(page.url()).pathname + search()).toBe(`${sectionPath(code, 'search')}?q=kenya`);
    expect(await page.locator('.rows > li').count()).toBeGreaterThan(0);
  });
});

describe.each(codes)('the library with JavaScript in %s', (code) => {
  const library = webUrl + sectionPath(code, 'library');
  const loads: string[] = [];
  beforeEach(async () => {
    const close = await openWith(true);
    loads.length = 0;
    page.on('framenavigated', () => void loads.push(page.url()));
    page.on('request', (request) => void (request.isNavigationRequest() && loads.push(request.url())));
    return close;
  });

  const settled = (value: string): Promise<unknown> => page.waitForFunction((wanted) => decodeURIComponent(location.search) === wanted && !document.querySelector('[aria-busy]'), value);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('changes in place: the address follows, the focus stays, and the number is said', async () => {
    await page.goto(library);
    const [first] = await counts(code, 'kind');
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.locator('#by-kind li a').first().focus();
    const before = await focused();
    await page.keyboard.press('Enter');
    await settled(`?kind=${first?.value}`);
    expect(await focused()).toBe(before);
    expect(await shownTotal()).toBe(first?.count);
    expect(await page.locator('#status').textContent()).toBe(await page.locator('#total').textContent());
    expect(await page.locator('#kept input').getAttribute('value')).toBe(first?.value);
    // Taking it away again from where one is.
    await page.keyboard.press('Enter');
    await settled('');
    expect(await focused()).toBe(before);
    await page.goBack();
    await settled(`?kind=${first?.value}`);
    expect(await shownTotal()).toBe(first?.count);
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    const [other = ''] = codes.filter((one) => one !== code);
    expect(await page.locator(`.languages [hreflang="${other}"]`).getAttribute('href')).toBe(`${sectionPath(other, 'library')}?kind=${first?.value}`);
  });

  it('looks for words and takes choices away in place', async () => {
    await page.goto(`${library}?kind=report`);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.locator('#q').fill('justice');
    await page.keyboard.press('Enter');
    await settled('?q=justice&kind=report');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.locator('.choice').click();
    await settled('?q=justice');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('total');
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  });

  it('suggests pages while one types, for a keyboard and for a pointer', async () => {
    await page.goto(library);
    const field = page.getByRole('combobox', { name: say(code, 'list.words') });
    await field.pressSequentially('paral');
    const options = page.locator('#suggestions > :visible');
    await options.first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await axeViolations(page, 'all')).toEqual([]);
    await page.keyboard.press('Escape');
    expect([await options.count(), await field.inputValue()]).toEqual([0, 'paral']);
    await field.pressSequentially('e');
    await options.first().waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await options.last().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(`#${await field.getAttribute('aria-activedescendant')}`).getAttribute('aria-selected')).toBe('true');
    const name = await options.first().locator('span').first().innerText();
    await Promise.all([page.waitForURL((url) => url.pathname !== new URL(library).pathname), page.keyboard.press('Enter')]);
    expect(await page.locator('h1').innerText()).toBe(name);
  });
});

describe('suggestions', () => {
  it('are kept by nobody, and ask for a language and a word', async () => {
    const { status, headers, html } = await ask(`/suggest?locale=${codes[0]}&q=paral`);
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect((JSON.parse(html) as unknown[]).length).toBeGreaterThan(0);
    expect((await ask('/suggest?locale=xx&q=paral')).status).toBe(400);
    expect((await ask(`/suggest?locale=${codes[0]}&q=`)).status).toBe(400);
  });
});
