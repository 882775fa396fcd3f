import { readFileSync, statSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { formatBytes } from '../../shared/format/file';
import { countryName, languageName } from '../../shared/language/names';
import { readMessages } from '../messages';
import { sectionPath } from './pages';
import { type ApiEntry, ask, cmsUrl, entriesOf, launch, webUrl } from './system';

/** What the seed has so that each state can be seen. */
const WITHHELD = { key: 'witness-accompaniment-sample', slug: 'acompanamiento-de-testigos-hasta-la-audiencia', country: 'HN' };
const GENERALISED = { key: 'records-of-threats-sample', region: 'southeast-asia-pacific', country: 'PH' };
const LEAFLET = 'use-our-api-leaflet';

const codes = locales.map(({ code }) => code);
const messages = new Map(codes.map((code) => [code, readMessages(code)]));
const message = (code: string, key: string): string => messages.get(code)?.get(key) ?? key;
const seeded = (folder: string, part: string) => JSON.parse(readFileSync(new URL(`../../../cms/seed/${folder}/${part}.json`, import.meta.url), 'utf8')) as Record<string, string>;

/** A message for a number, in the form that the language has for it. */
function counted(code: string, key: string, count: number): string {
  const rules = new Intl.PluralRules(code);
  const own = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) => rules.resolvedOptions().pluralCategories.some((name) => name === category));
  const forms = message(code, key).split(' | ');
  return (forms[Math.min(own.indexOf(rules.select(count)), forms.length - 1)] ?? '').replace('{n}', String(count));
}

interface Answer<Entry> {
  data: Entry[];
  meta: { pagination: { total: number }; withheld: number };
}
const api = async <Entry extends object>(path: string): Promise<Answer<Entry>> => (await fetch(`${cmsUrl}/api/${path}`)).json() as Promise<Answer<Entry>>;
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 360, height: 800 } });
});
afterAll(() => browser?.close());

const words = async (selector: string): Promise<string> => spaced((await page.locator(selector).textContent()) ?? '');
const follow = async (link: Locator): Promise<void> => void (await page.goto(new URL((await link.getAttribute('href')) ?? '', webUrl).href));

describe('a translation whose original has changed since', () => {
  const isStale = ({ localization }: ApiEntry) => localization?.state === 'stale';

  it('is said to be out of date in the reader’s language, and leads to the original', async () => {
    const found = (await Promise.all(codes.map(async (code) => (await entriesOf('opportunities', code)).filter(isStale).map((entry) => ({ code, entry }))))).flat();
    expect(found).not.toEqual([]);
    for (const { code, entry } of found) {
      const source = entry.localization?.source ?? '';
      await page.goto(`${webUrl}${sectionPath(code, 'opportunities')}/${entry.slug}`);
      const notice = await words('.language-notice');
      expect(notice).toContain(spaced(message(code, 'language.stale')));
      expect(notice).toContain(spaced(message(code, 'language.original').replace('{language}', languageName(source, code))));
      await follow(page.locator(`.language-notice a[hreflang="${source}"]`));
      expect(await page.locator('html').getAttribute('lang')).toBe(source);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('.language-notice').count()).toBe(0);
    }
  });
});

describe.each(codes)('a project that is withheld, in %s', (code) => {
  const { title = '', summary = '' } = seeded(`projects/${WITHHELD.key}`, code);

  it('is counted and never placed', async () => {
    const { meta } = await api(`projects?locale=${code}`);
    expect(meta.withheld).toBeGreaterThan(0);
    await page.goto(webUrl + sectionPath(code, 'projects'));
    expect(await words('.list-count')).toContain(spaced(counted(code, 'list.withheld', meta.withheld)));
    expect(await words('.figures')).toContain(spaced(counted(code, 'list.count.projects', meta.pagination.total)));
    const map = (await page.locator('.project-map').innerHTML()) + (await page.locator('.project-map').textContent());
    expect(map).not.toContain(countryName(WITHHELD.country, code));
  });

  it('is not counted among what a list is narrowed to, for that would tell what it is about', async () => {
    const totals = await Promise.all((await entriesOf('themes', code)).map(async ({ slug }) => ({ slug, total: (await api(`projects?locale=${code}&filters[themes][slug][$eq]=${slug}`)).meta.pagination.total })));
    const theme = totals.find(({ total }) => total > 0);
    for (const query of [`theme=${theme?.slug}`, 'status=completed', 'q=justice']) {
      await page.goto(`${webUrl}${sectionPath(code, 'projects')}?${query}`);
      expect(await words('.list-count h2')).toMatch(/\d/);
      expect(await page.locator('.list-count p').count()).toBe(0);
    }
  });

  it('is in no list, feed, map of the site or search, and has no page', async () => {
    const asked = encodeURIComponent(summary);
    const pages = [
      sectionPath(code, 'projects'), `${sectionPath(code, 'projects')}?q=${asked}`, `${sectionPath(code, 'projects')}.atom`, sectionPath(code, 'sitemap'), '/sitemap.xml', `${sectionPath(code, 'search')}?q=${asked}`,
    ];
    for (const path of pages) {
      const { status, html } = await ask(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect({ path, told: html.includes(title) || html.includes(WITHHELD.slug) }).toEqual({ path, told: false });
    }
    for (const path of ['projects?pagination[pageSize]=100&', `search?q=${asked}&`]) {
      const { data } = await api(`${path}locale=${code}`);
      expect(data).toBeInstanceOf(Array);
      expect(JSON.stringify(data)).not.toContain(title);
    }
    expect((await ask(`${sectionPath(code, 'projects')}/${WITHHELD.slug}`)).status).toBe(404);
  });
});

describe.each(codes)('a project whose place may not be told, in %s', (code) => {
  const { title = '' } = seeded(`projects/${GENERALISED.key}`, code);
  const { name: region = '' } = seeded(`regions/${GENERALISED.region}`, code);
  const country = countryName(GENERALISED.country, code);

  it('is listed by its region, counted below the map, and marked as a sample there and on its page', async () => {
    const { data } = await api<{ countries: string[] }>(`projects?locale=${code}&pagination[pageSize]=100`);
    const unplaced = data.filter(({ countries }) => countries.length === 0).length;
    expect(unplaced).toBeGreaterThan(0);
    await page.goto(webUrl + sectionPath(code, 'projects'));
    expect(await words('.project-map')).toContain(spaced(counted(code, 'map.unplaced', unplaced)));
    const row = page.locator('.rows > li').filter({ has: page.locator('h3', { hasText: title }) });
    expect(await row.locator('.row-meta').textContent()).toContain(region);
    expect(await row.locator('.row-meta').textContent()).toContain(message(code, 'entry.sampleMark'));
    expect(await page.locator('main').innerHTML()).not.toContain(country);
    await follow(row.locator('h3 a'));
    expect(await page.locator('h1').innerText()).toBe(title);
    const main = await page.locator('main').textContent();
    expect(main).toContain(region);
    expect(main).toContain(message(code, 'entry.sample'));
    expect(main).not.toContain(country);
    expect(await page.locator('main .world').count()).toBe(0);
    expect(JSON.stringify(data)).not.toContain(`"${GENERALISED.country}"`);
  });
});

describe.each(codes)('a group in %s', (code) => {
  it('is not taken for what it works in: “works in English”, not “English”', async () => {
    const groups = (await entriesOf('groups', code)) as unknown as { workingLanguages: string[] }[];
    const single = groups.flatMap(({ workingLanguages: [language, ...others] }) => (language && others.length === 0 ? [language] : []));
    expect(single).not.toEqual([]);
    await page.goto(webUrl + sectionPath(code, 'groups'));
    const rows = await words('.rows');
    for (const language of single) {
      const listed = message(code, 'language.listed').replace('{language}', languageName(language, code));
      expect(rows).toContain(message(code, 'group.worksIn').replace('{languages}', listed));
    }
  });
});

describe.each(codes)('a work with files on this site, in %s', (code) => {
  const { title = '' } = seeded(`resources/${LEAFLET}`, code);
  const { expressions } = seeded(`resources/${LEAFLET}`, 'shared') as unknown as { expressions: { language: string; file: string; pages: number }[] };

  it('says of each file its language, type, size and pages before the tap', async () => {
    const { data } = await api<{ title: string; slug: string }>(`resources?locale=${code}&filters[kind][$eq]=guide&pagination[pageSize]=100`);
    const slug = data.find((work) => work.title === title)?.slug;
    await page.goto(`${webUrl}${sectionPath(code, 'library')}/${slug}`);
    expect(await page.locator('.editions > li').count()).toBe(expressions.length);
    for (const { language, file, pages } of expressions) {
      const bytes = statSync(new URL(`../../../cms/seed/resources/${LEAFLET}/${file}`, import.meta.url)).size;
      const link = page.locator(`.editions a[hreflang="${language}"]`);
      expect(await link.innerText()).toBe(message(code, 'resource.download').replace('{language}', languageName(language, code)));
      const told = spaced(await page.locator('.editions > li').filter({ has: page.locator(`a[hreflang="${language}"]`) }).locator('.row-meta').innerText());
      for (const part of ['PDF', formatBytes(bytes, code), counted(code, 'resource.pages', pages)]) expect(told).toContain(spaced(part));
      const { status, headers, bytes: sent } = await ask((await link.getAttribute('href')) ?? '', { 'Accept-Encoding': 'identity' });
      expect({ status, type: headers['content-type'], sent }).toEqual({ status: 200, type: 'application/pdf', sent: bytes });
    }
  });
});
