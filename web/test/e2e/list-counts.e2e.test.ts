import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import type { Section } from '../../shared/sections';
import { sectionPath } from './pages';
import { launch, webUrl } from './system';

const lists = ['groups', 'projects', 'opportunities', 'voices'] as const satisfies readonly Section[];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ javaScriptEnabled: false });
});

afterAll(() => browser?.close());

interface Choice {
  facet: string;
  value: string;
  /** undefined: it says nothing of it. */
  count: number | undefined;
}

const choices = async (): Promise<Choice[]> => {
  const options = await page.locator('main form select option').evaluateAll((all) => all.map((option) => ({ facet: option.closest('select')?.name ?? '', value: (option as HTMLOptionElement).value, text: option.textContent ?? '' })));
  return options.flatMap(({ facet, value, text }) => (value === '' ? [] : [{ facet, value, count: numberIn(/\((\d+)\)\s*$/, text) }]));
};

const numberIn = (pattern: RegExp, text: string): number | undefined => (pattern.test(text) ? Number(pattern.exec(text)?.[1]) : undefined);

const shownTotal = async (): Promise<number | undefined> => numberIn(/(\d+)/, await page.locator('.list-count h2').innerText());

it.each(locales.flatMap(({ code }) => lists.map((list) => ({ code, list }))))('in $code the choices of $list say how many they lead to', async ({ code, list }) => {
  const path = webUrl + sectionPath(code, list);
  await page.goto(path);
  const offered = await choices();
  const counted = offered.filter(({ count }) => count !== undefined);
  expect(counted.length).toBeGreaterThan(3);
  // Of states an index knows nothing.
  expect(new Set(offered.filter(({ count }) => count === undefined).map(({ facet }) => facet))).toEqual(new Set(list === 'projects' ? ['status'] : []));
  for (const { facet, value, count } of counted) {
    await page.goto(`${path}?${facet}=${value}`);
    expect(await shownTotal(), `${facet}=${value}`).toBe(count);
  }
});

it('counts what is left where something is chosen already', async () => {
  const path = webUrl + sectionPath('en', 'projects');
  await page.goto(path);
  const [frontier] = (await choices()).filter(({ facet, count }) => facet === 'frontier' && count !== undefined && count > 2);
  await page.goto(`${path}?frontier=${frontier?.value}`);
  const regions = (await choices()).filter(({ facet }) => facet === 'region');
  expect(regions.length).toBeGreaterThan(1);
  for (const { value, count } of regions) {
    await page.goto(`${path}?frontier=${frontier?.value}&region=${value}`);
    expect(await shownTotal(), value).toBe(count);
  }
});

it('says nothing of numbers it does not know', async () => {
  const path = webUrl + sectionPath('en', 'projects');
  for (const query of ['q=paralegals', 'status=completed']) {
    await page.goto(`${path}?${query}`);
    const offered = await choices();
    expect(offered.length).toBeGreaterThan(3);
    expect(offered.filter(({ count }) => count !== undefined)).toEqual([]);
  }
});
