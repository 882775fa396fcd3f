import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { elementsOf } from '../xml';
import { sectionPath } from './pages';
import { answerOf, countsOf, totalOf, type Visit, visiting } from './search-visit';
import { ask, cmsUrl, webUrl } from './system';

const codes = locales.map(({ code }) => code);

let reader: Visit;
let page: Page;

const open = visiting((visit) => {
  reader = visit;
  page = visit.page;
});

/** The broader value of a facet that has most works, and what is part of it. */
async function broadest(code: string, facet: 'theme' | 'region') {
  const values = await countsOf(code, facet);
  const [broader] = values.filter(({ value }) => values.some((part) => part.broader === value));
  return { broader: broader!, parts: values.filter((part) => part.broader === broader?.value) };
}

/** How many entries a list of the API has. */
async function listed(address: string): Promise<number> {
  const { meta } = (await (await fetch(`${cmsUrl}/api/${address}`)).json()) as { meta: { pagination: { total: number } } };
  return meta.pagination.total;
}

describe.each(codes)('a broader topic in %s', (code) => {
  const library = webUrl + sectionPath(code, 'library');
  beforeEach(() => open(false));

  it.each(['theme', 'region'] as const)('of the facet %s stands above its parts, and finds exactly what they find together', async (facet) => {
    const { broader, parts } = await broadest(code, facet);
    expect(parts.length).toBeGreaterThan(1);
    expect(broader.count).toBe(await totalOf(code, `${facet}=${parts.map(({ value }) => value).join(',')}`));
    await page.goto(library);
    const links = page.locator(`#by-${facet} > ul > li`).filter({ has: page.getByText(broader.label ?? '', { exact: true }) });
    await links.locator('> a').click();
    expect(reader.search()).toBe(`?${facet}=${broader.value}`);
    expect(await reader.shownTotal()).toBe(broader.count);
    // All its parts are below it now, each with what is behind it.
    const below = await links.locator('ul a').evaluateAll((all) => all.map((link) => [...link.children].map((part) => part.textContent)));
    expect(below).toEqual(parts.map(({ label, count }) => [label, String(count)]));
  });

  it.each(['theme', 'region'] as const)('of the facet %s gives its place to a part of it, and that to the broader one', async (facet) => {
    const { broader, parts: [part] } = await broadest(code, facet);
    await page.goto(`${library}?${facet}=${broader.value}`);
    await page.locator(`#by-${facet} ul ul a`).first().click();
    expect(reader.search()).toBe(`?${facet}=${part?.value}`);
    expect(await reader.shownTotal()).toBe(part?.count);
    await page.locator(`#by-${facet} > ul > li > a`).filter({ hasText: broader.label }).click();
    expect(reader.search()).toBe(`?${facet}=${broader.value}`);
    expect(await page.locator('.choice > :last-child').allInnerTexts()).toEqual([broader.label]);
    await page.locator('.choice').click();
    expect(reader.search()).toBe('');
  });

  it('narrows the lists to its parts as well, and gathers on its page what belongs to them', async () => {
    const { broader, parts } = await broadest(code, 'region');
    const total = await listed(`projects?locale=${code}&filters[region][slug][$in]=${parts.map(({ value }) => value).join(',')}`);
    expect(total).toBeGreaterThan(0);
    await page.goto(`${webUrl}${sectionPath(code, 'projects')}?region=${broader.value}`);
    expect(await page.locator('main .rows > li').count()).toBe(total);
    const feed = await ask(`${sectionPath(code, 'projects')}.atom?region=${broader.value}`);
    expect(elementsOf(feed.html).filter(({ name }) => name === 'entry').length).toBe(total);
    await page.goto(`${webUrl}${sectionPath(code, 'regions')}/${broader.value}`);
    expect(await page.locator('main .world').count()).toBe(1);
    const works = page.locator('.related-list .more[href*="' + sectionPath(code, 'library') + '"]');
    expect(await works.innerText()).toContain(String(broader.count));
    for (const { label = '' } of parts) expect(await page.locator('main p.quiet a', { hasText: label }).count()).toBe(1);
  });
});

describe.each(codes)('licences in %s', (code) => {
  const say = (key: string): string => readMessages(code).get(key) ?? key;
  beforeEach(() => open(false));

  it('are called by what they allow, and lead to their deed where the version is known', async () => {
    await page.goto(webUrl + sectionPath(code, 'library'));
    const named = (terms: string, written: string) => say('resource.licenseNamed').replace('{name}', say(`resource.terms.${terms}`)).replace('{code}', written.replaceAll(' ', '\u00A0'));
    expect(await page.locator('#by-license li a > :first-child').allInnerTexts()).toEqual(expect.arrayContaining([named('by', 'CC BY'), named('by', 'CC BY 3.0 IGO'), named('byNc', 'CC BY-NC')]));
    await page.locator('#by-license a').filter({ hasText: 'IGO' }).click();
    const { data } = await answerOf(code, 'license=CC+BY+3.0+IGO');
    expect(await reader.shownTotal()).toBe(data.length);
    await page.locator('.rows h3 a').first().click();
    expect(await page.locator('a[rel~="license"]').getAttribute('href')).toBe(`https://creativecommons.org/licenses/by/3.0/igo/deed.${code}`);
    await page.goto(`${webUrl}${sectionPath(code, 'library')}?license=CC+BY-NC`);
    await page.locator('.rows h3 a').first().click();
    expect(await page.locator('.entry-facts').innerText()).toContain(`Creative Commons ${named('byNc', 'CC BY-NC')}`);
    expect(await page.locator('a[rel~="license"]').count()).toBe(0);
  });
});
