import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { sectionPath } from './pages';
import { answerOf, countsOf, totalOf, type Visit, visiting } from './search-visit';
import { ask, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const messagesOf = new Map(codes.map((code) => [code, readMessages(code)]));
const say = (code: string, key: string): string => messagesOf.get(code)?.get(key) ?? key;

let reader: Visit;
let page: Page;

const chips = (): Promise<string[]> => page.locator('.choice > :last-child').allInnerTexts();

const open = visiting((visit) => {
  reader = visit;
  page = visit.page;
});

describe.each(codes)('the library without JavaScript in %s', (code) => {
  const library = webUrl + sectionPath(code, 'library');
  beforeEach(() => open(false));

  it('finds words, and marks them in the language they are in', async () => {
    await page.goto(library);
    await page.locator('#q').fill('desalojo');
    await page.getByRole('button', { name: say(code, 'search.submit') }).click();
    expect(reader.search()).toBe('?q=desalojo');
    expect(await reader.shownTotal()).toBe(await totalOf(code, 'q=desalojo'));
    const marks = page.locator('.rows mark', { hasText: /desaloj/i });
    expect(await marks.count()).toBeGreaterThan(0);
    const languages = await marks.evaluateAll((all) => all.map((mark) => mark.closest('[lang]')?.getAttribute('lang')));
    expect(new Set(languages)).toEqual(new Set(['es']));
  });

  it('narrows and widens by links, and says exactly how much is behind each', async () => {
    await page.goto(library);
    const [first, second] = await countsOf(code, 'kind');
    const links = page.locator('#by-kind li a');
    expect(Number(await links.first().locator('.count').innerText())).toBe(first?.count);
    await links.first().click();
    expect(await reader.shownTotal()).toBe(first?.count);
    await page.locator('#by-kind li a').nth(1).click();
    expect(reader.search()).toBe(`?kind=${[first?.value, second?.value].toSorted().join(',')}`);
    expect(await reader.shownTotal()).toBe((first?.count ?? 0) + (second?.count ?? 0));
    expect(await page.locator('#by-kind [aria-current]').count()).toBe(2);
    // Another facet narrows, and is counted within what is chosen.
    const [theme] = await countsOf(code, 'theme', `kind=${first?.value},${second?.value}`);
    await page.locator('#by-theme li a').first().click();
    expect(await reader.shownTotal()).toBe(theme?.count);
  });

  it('gives back each choice, and all of them', async () => {
    await page.goto(`${library}?q=justice&kind=guide,report&year=2010..2020`);
    expect((await chips()).length).toBe(3);
    expect(await page.title()).toMatch(new RegExp(`^justice, ${(await chips()).join(', ')} · ${say(code, 'section.library')} · `));
    await page.locator('.choice').first().click();
    expect((await chips()).length).toBe(2);
    await page.getByRole('link', { name: say(code, 'search.clear') }).click();
    expect(await chips()).toEqual([]);
    expect(reader.search()).toBe('?q=justice');
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
    expect(await reader.shownTotal()).toBe(await totalOf(code, 'q=justice&kind=report'));
    await page.locator('#sort').selectOption('title');
    await page.locator('.order button').click();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('title');
    const titles = (await answerOf(code, 'q=justice&kind=report&sort=title')).data.map(({ title }) => title);
    expect(await page.locator('.rows h3').allTextContents()).toEqual(titles);
  });

  it('shows all values of a long facet', async () => {
    await page.goto(library);
    await page.locator('#by-country .whole').click();
    expect(await page.locator('#by-country li').count()).toBe((await countsOf(code, 'country')).length);
  });

  it('puts words right, and says what to do where nothing is found', async () => {
    await page.goto(`${library}?q=evictoins`);
    const corrected = await page.locator('.summary .lead a').innerText();
    expect(corrected).not.toBe('evictoins');
    await page.locator('.summary .lead a').click();
    expect(reader.search()).toBe(`?q=${corrected}`);
    expect(await reader.shownTotal()).toBe(await totalOf(code, `q=${encodeURIComponent(corrected)}`));
    await page.goto(`${library}?q=xyzzyx&kind=law`);
    expect(await reader.shownTotal()).toBe(0);
    expect(await page.locator('.nothing').innerText()).toContain(say(code, 'search.nothing.without').replace('{choice}', say(code, 'resource.kind.law')));
    const ways = page.locator('.nothing a');
    expect(await ways.count()).toBeGreaterThan(10);
    await page.locator('.nothing li a').last().click();
    expect(await reader.shownTotal()).toBeGreaterThan(0);
  });

  it('hands out the same view as a feed, as a table and as an address of the API', async () => {
    await page.goto(`${library}?q=eviction&kind=guide`);
    const [api, csv, feed] = await page.locator('.outlets a').evaluateAll((links: HTMLAnchorElement[]) => links.map(({ href }) => href));
    expect(((await (await fetch(api ?? '')).json()) as { meta: { pagination: { total: number } } }).meta.pagination.total).toBe(await reader.shownTotal());
    expect((await (await fetch(csv ?? '')).text()).match(/^[a-z0-9]{24},/gm)).toHaveLength(await reader.shownTotal());
    expect((await ask((feed ?? '').replace(webUrl, ''))).html.match(/<entry>/g)?.length).toBe(await reader.shownTotal());
  });
});

describe.each(codes)('the search of the whole site in %s', (code) => {
  beforeEach(() => open(false));

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
    expect(new URL(page.url()).pathname + reader.search()).toBe(`${sectionPath(code, 'search')}?q=kenya`);
    expect(await page.locator('.rows > li').count()).toBeGreaterThan(0);
  });
});
