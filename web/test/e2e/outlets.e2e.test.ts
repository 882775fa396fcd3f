import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import ICAL from 'ical.js';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { sections } from '../../shared/sections';
import { readMessages } from '../messages';
import { elementsOf } from '../xml';
import { ask, entriesOf, launch, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const messages = new Map(codes.map((code) => [code, readMessages(code)]));
const message = (code: string, key: string): string => messages.get(code)?.get(key) ?? key;
const sectionPath = (code: string, section: string): string => `/${code}/${message(code, `paths.${section}`)}`;
const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/, '');

const textsOf = (elements: readonly Element[], name: string): string[] => elements.filter((element) => element.name === name).map(({ text }) => text);

const jsonLdOf = (html: string): { '@graph': Record<string, unknown>[] } => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null') as never;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
});

afterAll(() => browser?.close());

describe.each(codes)('a resource in %s', (code) => {
  it('is cited on its page and in files that parsers read', async () => {
    const [resource] = await entriesOf('resources', code);
    const path = `${sectionPath(code, 'library')}/${resource?.slug}`;
    await page.goto(webUrl + path);
    await page.getByText(message(code, 'cite.title')).click();
    expect(await page.locator('.fold .reference').first().innerText()).toMatch(/\(\d{4}\)|\(n\.d\.\)|\(s\.\s[fd]\.\)/);
    const bib = await ask(`${path}.bib`);
    expect([bib.status, bib.headers['content-type'], bib.headers['content-disposition']]).toEqual([200, 'application/x-bibtex; charset=utf-8', expect.stringContaining(`filename="${resource?.slug}.bib"`)]);
    expect(bib.headers['content-security-policy']).toContain("default-src 'none'");
    const csl = await ask(`${path}.csl.json`);
    const [fromBib, fromCsl] = [bib.html, csl.html].map((text) => (new Cite(text) as unknown as { data: { title: string; URL: string }[] }).data[0]);
    expect(fromBib?.title.replace(/<[^>]+>/g, '')).toBe(fromCsl?.title.replaceAll('\u202f', '\u00a0'));
    expect((await ask(`${path}.ris`)).html).toMatch(/^TY {2}- \w+\r\n[^]*\r\nER {2}- \r\n$/);
    expect(bib.headers.etag && (await ask(`${path}.bib`, { 'If-None-Match': String(bib.headers.etag) })).status).toBe(304);
  });

  it('tells reference managers and search engines what it is', async () => {
    for (const { slug } of (await entriesOf('resources', code)).slice(0, 20)) {
      const { html } = await ask(`${sectionPath(code, 'library')}/${slug}`);
      expect(html).toMatch(/<meta [^>]*name="citation_title"/);
      expect(html).toMatch(/<meta [^>]*name="DC.title"/);
      expect(html).toMatch(/<link [^>]*rel="schema.DC"/);
      expect([...html.matchAll(/property="(og:locale[^"]*)" content="(\w+)"/g)].map(([, name]) => name).sort()).toEqual(['og:locale', ...codes.slice(1).map(() => 'og:locale:alternate')]);
      const graph = jsonLdOf(html)['@graph'];
      expect(graph.map((node) => node['@type'])).toContain('BreadcrumbList');
      const work = graph.find((node) => node['@type'] !== 'BreadcrumbList');
      expect(work?.author ? (work.author as unknown[]).length : 0).toBe(html.match(/name="citation_author"/g)?.length ?? 0);
    }
  });

  it('is handed on by address, code and short message, and nothing of it is loaded before it is wanted', async () => {
    const [resource] = await entriesOf('resources', code);
    const path = `${sectionPath(code, 'library')}/${resource?.slug}`;
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(webUrl + path);
    expect(asked.filter((url) => !url.endsWith('.woff2'))).toEqual([webUrl + path]);
    await page.getByText(message(code, 'share.title')).click();
    const picture = page.locator('.share img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    const pixels = await picture.evaluate((image: HTMLImageElement) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 });
      const drawing = canvas.getContext('2d');
      drawing?.drawImage(image, 0, 0, 400, 400);
      return [...(drawing?.getImageData(0, 0, 400, 400).data ?? [])];
    });
    const link = await page.locator('.share-link a').getAttribute('href');
    expect(jsQR(Uint8ClampedArray.from(pixels), 400, 400)?.data).toBe(link);
    const text = (await page.locator('.share-sms').textContent()) ?? '';
    expect(text.endsWith(link ?? '-')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(160);
  });
});

describe.each(codes)('opportunities in %s', (code) => {
  it('are a calendar, and each with a date is one', async () => {
    const { status, html, headers } = await ask(`${sectionPath(code, 'opportunities')}.ics`);
    expect([status, headers['content-type'], headers['content-language']]).toEqual([200, 'text/calendar; charset=utf-8', code]);
    const calendar = new ICAL.Component(ICAL.parse(html) as ConstructorParameters<typeof ICAL.Component>[0]);
    const entries = (await entriesOf('opportunities', code)) as unknown as { slug: string; startsAt: string | null; documentId: string }[];
    const dated = entries.filter(({ startsAt }) => startsAt);
    expect(calendar.getAllSubcomponents('vevent').length).toBe(dated.length);
    for (const { slug, documentId } of dated) {
      const one = new ICAL.Component(ICAL.parse((await ask(`${sectionPath(code, 'opportunities')}/${slug}.ics`)).html) as ConstructorParameters<typeof ICAL.Component>[0]);
      expect(new ICAL.Event(one.getFirstSubcomponent('vevent') ?? undefined).uid).toContain(documentId);
    }
    for (const { slug } of entries.filter(({ startsAt }) => !startsAt)) expect((await ask(`${sectionPath(code, 'opportunities')}/${slug}.ics`)).status).toBe(404);
  });

  it('are told to be made up wherever they are listed, and are no events for search engines', async () => {
    const path = sectionPath(code, 'opportunities');
    const entries = (await entriesOf('opportunities', code)) as unknown as { slug: string; startsAt: string | null; sample: boolean }[];
    const samples = entries.filter(({ sample }) => sample);
    expect(samples).not.toEqual([]);
    const { html: list } = await ask(path);
    expect(list.split(`<span>${message(code, 'entry.sampleMark')}</span>`).length - 1).toBe(samples.length);
    const events = new ICAL.Component(ICAL.parse((await ask(`${path}.ics`)).html) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const told = events.filter(({ description }) => description.includes(message(code, 'entry.sample')));
    expect(told.length).toBe(samples.filter(({ startsAt }) => startsAt).length);
    const summaries = textsOf(elementsOf((await ask(`${path}.atom`)).html), 'summary');
    expect(summaries.filter((text) => text.startsWith(message(code, 'entry.sample'))).length).toBe(samples.length);
    for (const { slug, startsAt, sample } of entries) {
      const types = jsonLdOf((await ask(`${path}/${slug}`)).html)['@graph'].map((node) => node['@type']);
      expect({ slug, event: types.includes('Event') }).toEqual({ slug, event: startsAt !== null && !sample });
    }
  });

  it('stand under what comes and what is over', async () => {
    await page.goto(webUrl + sectionPath(code, 'opportunities'));
    const titles = await page.locator('.agenda h2').allTextContents();
    expect(titles).toEqual(['ongoing', 'upcoming', 'onDemand', 'past'].map((timing) => message(code, `timing.${timing}`)).filter((title) => titles.includes(title)));
    expect(titles.length).toBeGreaterThan(1);
  });
});

describe.each(codes)('feeds in %s', (code) => {
  it('stand behind every list, in its language', async () => {
    for (const section of sections) {
      const path = sectionPath(code, section);
      const { html: list } = await ask(path);
      expect(list, section).toMatch(new RegExp(`<link [^>]*type="application/atom\\+xml"[^>]*href="${path}\\.atom"`));
      expect(list, section).toContain(message(code, 'feed.follow'));
      const { status, html } = await ask(`${path}.atom`);
      const elements = elementsOf(html);
      expect({ section, status, language: elements[0]?.attributes['xml:lang'] }).toEqual({ section, status: 200, language: code });
      expect(elements.filter(({ name }) => name === 'entry').length, section).toBeGreaterThan(0);
      const [published, updated] = [textsOf(elements, 'published'), textsOf(elements, 'updated').slice(1)];
      expect(published.filter((moment, index) => moment > (updated[index] ?? '')), section).toEqual([]);
    }
  });

  it('mark what is borrowed from another language', async () => {
    const groups = await entriesOf('groups', code);
    const elements = elementsOf((await ask(`${sectionPath(code, 'groups')}.atom`)).html);
    const marked = elements.filter(({ name, attributes }) => name === 'title' && attributes['xml:lang']).length;
    expect(marked).toBe(groups.filter(({ localization }) => localization?.fields.name && localization.fields.name !== code).length);
  });
});

describe('for machines', () => {
  it('the icon that browsers ask for unasked is one', async () => {
    const answer = await fetch(`${webUrl}/favicon.ico`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\/(x-icon|vnd\.microsoft\.icon)$/)]);
    expect([...new Uint8Array(await answer.arrayBuffer()).subarray(0, 4)]).toEqual([0, 0, 1, 0]);
  });

  it('robots.txt leads to a sitemap that lists every page in every language, with its other languages', async () => {
    const robots = await ask('/robots.txt');
    const sitemap = pathOf(/^Sitemap: (.*)$/m.exec(robots.html)?.[1] ?? '');
    const { status, html } = await ask(sitemap);
    const elements = elementsOf(html);
    const addresses = textsOf(elements, 'loc').map(pathOf);
    expect(status).toBe(200);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(elements.filter(({ name }) => name === 'xhtml:link').length).toBe(addresses.length * (codes.length + 1));
    for (const code of codes) {
      const own = ['', ...sections.map((section) => sectionPath(code, section).slice(3)), sectionPath(code, 'sitemap').slice(3)].map((path) => `/${code}${path}`);
      const texts = (await entriesOf('pages', code)).map(({ slug }) => `/${code}/${slug}`);
      const projects = (await entriesOf('projects', code)).map(({ slug }) => `${sectionPath(code, 'projects')}/${slug}`);
      for (const path of [...own, ...texts, ...projects]) expect(addresses).toContain(path);
    }
    // What is withheld for somebody's safety has no address here either.
    const [code = ''] = codes;
    expect(addresses.filter((path) => path.startsWith(`${sectionPath(code, 'projects')}/`)).length).toBe((await entriesOf('projects', code)).length);
    const sample = addresses.filter((_, index) => index % 23 === 0);
    for (const path of sample) expect({ path, status: (await ask(path)).status }).toEqual({ path, status: 200 });
  });

  it('answers 404 in the reader’s language for what is not there, and leads old addresses to the new', async () => {
    for (const code of codes) {
      for (const ending of ['bib', 'ris', 'csl.json', 'svg']) {
        const { status, headers } = await ask(`${sectionPath(code, 'library')}/no-such-work.${ending}`);
        expect({ ending, status, language: headers['content-language'] }).toEqual({ ending, status: 404, language: code });
      }
      expect((await ask(`${sectionPath(code, 'library')}.exe`)).status).toBe(404);
    }
    const [first = '', second = ''] = codes;
    const theirs = await entriesOf('themes', second);
    const moved = (await entriesOf('themes', first)).find(({ documentId, slug }) => theirs.some((entry) => entry.documentId === documentId && entry.slug !== slug));
    const current = theirs.find(({ documentId }) => documentId === moved?.documentId);
    const { status, headers } = await ask(`${sectionPath(second, 'themes')}/${moved?.slug}.svg`);
    expect({ status, location: headers.location }).toEqual({ status: 301, location: `${sectionPath(second, 'themes')}/${current?.slug}.svg` });
  });
});

describe.each(codes)('the way out in %s', (code) => {
  it('is the second stop of the keyboard, and tells nobody where one was', async () => {
    await page.goto(webUrl + sectionPath(code, 'projects'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const exit = page.locator(':focus');
    expect(await exit.innerText()).toBe(message(code, 'exit.leave'));
    expect(await exit.getAttribute('rel')).toContain('noreferrer');
    expect(await exit.getAttribute('href')).toBe(`https://${code}.wikipedia.org/`);
    const privacy = (await entriesOf('pages', code)).find(({ slug }) => slug.startsWith('priva') || slug.startsWith('confid'));
    expect((await ask(`/${code}/${privacy?.slug}`)).html).toContain(message(code, 'exit.leave'));
  });
});
