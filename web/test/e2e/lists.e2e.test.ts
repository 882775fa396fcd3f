import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { elementsOf } from '../xml';
import { sectionPath } from './pages';
import { type ApiEntry, ask, askAt, cmsUrl, entriesOf, launch, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const [code = ''] = codes;
const messages = readMessages(code);
const message = (key: string): string => messages.get(key) ?? key;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
});

afterAll(() => browser?.close());

/** How many entries the API has. */
async function totalOf(address: string): Promise<number> {
  const { meta } = (await (await fetch(`${cmsUrl}/api/${address}`)).json()) as { meta: { pagination: { total: number } } };
  return meta.pagination.total;
}

const feedEntries = async (href: string): Promise<number> => elementsOf((await ask(href)).html).filter(({ name }) => name === 'entry').length;

describe('lists', () => {
  it('search by a plain form', async () => {
    await page.goto(webUrl + sectionPath(code, 'projects'));
    await page.locator('main').getByLabel(message('list.words')).fill('paralegals');
    await page.getByRole('button', { name: message('list.apply') }).click();
    expect(new URL(page.url()).searchParams.get('q')).toBe('paralegals');
    expect(await page.locator('.rows > li').count()).toBeGreaterThan(0);
  });

  it('pass over names they do not know', async () => {
    expect((await ask(`${sectionPath(code, 'projects')}?utm_source=x&kind=song`)).status).toBe(200);
  });

  it('are followed as narrow as they are', async () => {
    const path = sectionPath(code, 'projects');
    const themes = await Promise.all((await entriesOf('themes', code)).map(async ({ slug }) => ({ slug, total: await totalOf(`projects?locale=${code}&filters[status][$eq]=completed&filters[themes][slug][$eq]=${slug}`) })));
    const { slug, total } = themes.find((theme) => theme.total > 0) ?? { slug: 'none', total: -1 };
    const query = `status=completed&theme=${slug}`;
    const { html } = await ask(`${path}?${query}`);
    const links = [...html.matchAll(/href="([^"]+\.atom[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(links).toEqual([`${path}.atom?${query}`, `${path}.atom?${query}`]);
    expect(await feedEntries(links[0] ?? '')).toBe(total);
    // A feed has no page to lead it to the slug of its own language.
    const other = codes.at(-1) ?? '';
    expect(await feedEntries(`${sectionPath(other, 'projects')}.atom?${query}`)).toBe(total);
  });
});

describe('what belongs to an entry', () => {
  /** The organization that has published most. */
  const busiest = async () => {
    const organizations = await entriesOf('organizations', code);
    const totals = await Promise.all(organizations.map(async ({ slug }) => ({ slug, total: await totalOf(`resources?locale=${code}&filters[publishers][slug][$eq]=${slug}&pagination[pageSize]=1`) })));
    return totals.reduce((most, one) => (one.total > most.total ? one : most));
  };

  it('is shown in part, with how much there is and the way to all of it', async () => {
    const { slug, total } = await busiest();
    expect(total).toBeGreaterThan(6);
    await page.goto(`${webUrl}${sectionPath(code, 'organizations')}/${slug}`);
    const list = page.locator('.related-list').filter({ has: page.getByRole('heading', { name: message('section.library') }) });
    expect(await list.locator('.rows > li').count()).toBe(6);
    const more = list.locator('.more');
    expect(await more.innerText()).toContain(message('entry.all').replace('{n}', String(total)));
    const feed = await list.locator('a[type="application/atom+xml"]').getAttribute('href');
    expect(await feedEntries(feed ?? '')).toBe(Math.min(total, 30));
    await more.click();
    expect(new URL(page.url()).search).toBe(`?organization=${slug}`);
    expect(await page.locator('.summary h2').innerText()).toContain(String(total));
  });

  it('narrows every list to the entry, by its name', async () => {
    const [[organization], regions] = await Promise.all([entriesOf('organizations', code), entriesOf<ApiEntry & { broader: object | null }>('regions', code, '&populate=broader')]);
    const [whole, part] = [regions.find(({ broader }) => !broader), regions.find(({ broader }) => broader)];
    for (const [section, query, name] of [
      ['projects', `organization=${organization?.slug}`, organization?.name],
      ['voices', `organization=${organization?.slug}`, organization?.name],
      ...[whole, part].flatMap((region) => (['voices', 'groups', 'opportunities'] as const).map((section) => [section, `region=${region?.slug}`, region?.name] as const)),
    ] as const) {
      await page.goto(`${webUrl}${sectionPath(code, section)}?${query}`);
      // What is part of something is indented, and behind the name may stand how many there are.
      expect((await page.locator(`#${query.split('=')[0]} option:checked`).textContent())?.trim().replace(/ \(\d+\)$/, ''), `${section}?${query}`).toBe(name);
    }
  });
});

describe('addresses', () => {
  it.each(codes)('in no language that lead nowhere say so in %s to who reads it', async (locale) => {
    for (const path of ['/foo', '/xx/library', '/humans.txt']) {
      const { status, html, headers } = await ask(path, { 'Accept-Language': locale, Accept: '*/*' });
      expect({ path, status, type: headers['content-type'] }).toEqual({ path, status: 404, type: 'text/html;charset=utf-8' });
      expect(html).toContain(`<html  lang="${locale}"`);
      expect(html).toContain(readMessages(locale).get('error.notFoundTitle'));
      expect([headers['cache-control'], headers.vary]).toEqual(['private, no-store', 'Accept-Encoding, Accept-Language']);
    }
  });

  it('tell apart by case all but the language', async () => {
    const path = sectionPath(code, 'projects');
    expect((await ask(`/${code}${path.slice(code.length + 1).toUpperCase()}`)).status).toBe(404);
    const { status, headers } = await ask(`/${code.toUpperCase()}${path.slice(code.length + 1)}?q=a`);
    expect({ status, location: headers.location }).toEqual({ status: 301, location: `${path}?q=a` });
  });

  it('of the API lead to it, from the pages of other sites too', async () => {
    const { status, headers } = await ask(`/api/projects?locale=${code}&pagination[pageSize]=1`);
    expect([status, headers['access-control-allow-origin']]).toEqual([307, '*']);
    // Checkers of links ask for the head alone, and nobody is led on with something to write.
    const statusOf = async (method: string) => (await askAt(`${webUrl}/api/projects`, { method })).status;
    expect([await statusOf('HEAD'), await statusOf('POST')]).toEqual([307, 405]);
    const answer = await fetch(String(headers.location));
    expect(((await answer.json()) as { data: unknown[] }).data.length).toBe(1);
  });
});
