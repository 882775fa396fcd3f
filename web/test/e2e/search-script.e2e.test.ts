import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { languageName } from '../../shared/language/names';
import { readMessages } from '../messages';
import { axeViolations } from './accessibility/axe';
import { sectionPath } from './pages';
import { countsOf, type Visit, visiting } from './search-visit';
import { ask, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const messagesOf = new Map(codes.map((code) => [code, readMessages(code)]));
const say = (code: string, key: string): string => messagesOf.get(code)?.get(key) ?? key;

let reader: Visit;
let page: Page;

const open = visiting((visit) => {
  reader = visit;
  page = visit.page;
});

describe.each(codes)('the library with JavaScript in %s', (code) => {
  const library = webUrl + sectionPath(code, 'library');
  beforeEach(() => open(true));

  const settled = (value: string): Promise<unknown> => page.waitForFunction((wanted) => decodeURIComponent(location.search) === wanted && !document.querySelector('[aria-busy]'), value);
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('changes in place: the address follows, the focus stays, and the number is said', async () => {
    await page.goto(library);
    const [first] = await countsOf(code, 'kind');
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.locator('#by-kind li a').first().focus();
    const before = await focused();
    await page.keyboard.press('Enter');
    await settled(`?kind=${first?.value}`);
    expect(await focused()).toBe(before);
    expect(await reader.shownTotal()).toBe(first?.count);
    expect(await page.locator('#status').textContent()).toBe(await page.locator('#total').textContent());
    expect(await page.locator('#kept input').getAttribute('value')).toBe(first?.value);
    // Taking it away again from where one is.
    await page.keyboard.press('Enter');
    await settled('');
    expect(await focused()).toBe(before);
    await page.goBack();
    await settled(`?kind=${first?.value}`);
    expect(await reader.shownTotal()).toBe(first?.count);
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
  it.each(codes)('say in %s which other language a page is in', async (code) => {
    const { html } = await ask(`/suggest?locale=${code}&q=parale`);
    const foreign = (JSON.parse(html) as { lang?: string; part: string }[]).filter(({ lang }) => lang);
    for (const { lang = '', part } of foreign) expect(part.endsWith(` · ${say(code, 'language.valueIn').replace('{language}', languageName(lang, code))}`), part).toBe(true);
    // Not every work has been translated from English.
    if (code !== codes[0]) expect(foreign).not.toEqual([]);
  });

  it('are kept by nobody, and ask for a language and a word', async () => {
    const { status, headers, html } = await ask(`/suggest?locale=${codes[0]}&q=paral`);
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect((JSON.parse(html) as unknown[]).length).toBeGreaterThan(0);
    expect((await ask('/suggest?locale=xx&q=paral')).status).toBe(400);
    expect((await ask(`/suggest?locale=${codes[0]}&q=`)).status).toBe(400);
  });
});
