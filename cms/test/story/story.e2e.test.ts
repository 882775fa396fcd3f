import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../config/locales';
import { chromiumPath, webUrl } from './addresses';
import { Admin } from './admin';
import { administration, unusedWord, type Administration } from './administration';
import { askApi, askSite, countProjects, entryPath, findProject, listPath, messagesIn, seen } from './reader';

const mark = unusedWord();
const spanish = {
  title: `Las guardianas del río ${mark}`,
  summary: 'Vecinas de seis aldeas miden el agua y llevan los datos al tribunal.',
  body: '## Cómo empezó\n\nLas guardianas midieron el agua **con sus propias manos**.',
  slug: `las-guardianas-del-rio-${mark}`,
  renamed: `guardianas-${mark}`,
};
const french = { title: `Les gardiennes de la rivière ${mark}`, slug: `les-gardiennes-de-la-riviere-${mark}` };
const codes = locales.map(({ code }) => code);
const slugIn = (code: string) => (code === 'fr' ? french.slug : spanish.renamed);

let office: Administration;
let browser: Browser;
/** A reader without scripts. */
let reader: BrowserContext;
const windows: Admin[] = [];

beforeAll(async () => {
  office = await administration();
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-background-networking'] });
  reader = await browser.newContext({ javaScriptEnabled: false });
});

afterAll(async () => {
  await browser?.close();
  await office?.tidy(mark);
});

async function openAdmin(name: string, roleCode: string, language: string): Promise<Admin> {
  const window = await Admin.open(browser, await office.addPerson(name, roleCode, language));
  windows.push(window);
  return window;
}

/** What a page says, the language each part of it is marked with, and the notice over it. */
async function look(path: string) {
  const page = await reader.newPage();
  await page.goto(webUrl + path);
  const part = async (selector: string) => {
    const element = page.locator(selector);
    return { text: await element.innerText(), lang: await element.getAttribute('lang') };
  };
  const lang = await page.locator('html').getAttribute('lang');
  const notice = await page.locator('.language-notice p').first().innerText();
  const parts = { title: await part('h1'), summary: await part('.page-header .lead'), body: await part('.entry-text .prose') };
  await page.close();
  return { lang, notice, ...parts };
}

const countAll = async (words?: string) => Object.fromEntries(await Promise.all(codes.map(async (code) => [code, await countProjects(code, words)] as const)));
const shows = async (path: string, text: string) => (await askSite(path)).body.includes(text);
const leads = async (from: string, to: string) => {
  const { status, location } = await askSite(from);
  return status === 301 && location === to;
};

/** No reader finds the project by any address or list, in any language. */
async function isGone(documentId: string, before: Awaited<ReturnType<typeof countAll>>): Promise<boolean> {
  const slugs = [spanish.slug, spanish.renamed, french.slug, documentId];
  const answers = codes.flatMap((code) => [
    ...slugs.map(async (slug) => (await askSite(entryPath(code, slug))).status === 404),
    ...slugs.map(async (slug) => (await askApi(`projects/${slug}?locale=${code}`)).status === 404),
    askSite(listPath(code)).then(({ status, body }) => status === 200 && !body.includes(mark)),
    askApi(`projects?locale=${code}&pagination[pageSize]=100`).then(({ status, body }) => status === 200 && !body.includes(mark)),
    countProjects(code).then(({ apiTotal, siteTotal }) => apiTotal === before[code]?.apiTotal && siteTotal === before[code].siteTotal),
    countProjects(code, mark).then(({ apiTotal, siteTotal }) => apiTotal === 0 && siteTotal === 0),
  ]);
  return (await Promise.all(answers)).every(Boolean);
}

it('an editor publishes in Spanish, a translator adds a French title, the address changes, and the project is withheld', async ({ onTestFailed }) => {
  onTestFailed(async () => {
    for (const window of windows) console.error(await window.report());
  });
  const before = await countAll();

  const ana = await openAdmin('Ana', 'strapi-editor', 'es');
  await ana.logIn();
  await ana.openList('project', 'Español');
  await ana.startEntry();
  await ana.fill('title', spanish.title);
  await ana.fill('summary', spanish.summary);
  await ana.write(spanish.body);
  await ana.save();
  expect(await ana.language()).toBe('Español');
  expect(await ana.value('slug')).toBe(spanish.slug);
  const documentId = ana.documentId();
  expect(await findProject('es', documentId)).toBeUndefined();
  await seen(await ana.publish(), 'The French page shows the Spanish project', () => shows(entryPath('fr', spanish.slug), spanish.title));

  expect(await look(entryPath('fr', spanish.slug))).toEqual({
    lang: 'fr',
    title: { text: spanish.title, lang: 'es' },
    summary: { text: spanish.summary, lang: 'es' },
    body: { text: expect.stringContaining('midieron el agua con sus propias manos'), lang: 'es' },
    notice: messagesIn('fr').language.whole.replace('{language}', 'espagnol'),
  });
  expect((await findProject('fr', spanish.slug))?.localization).toMatchObject({ source: 'es', state: 'fallback', available: ['es'], fields: { title: 'es', summary: 'es', body: 'es' } });
  for (const code of codes) {
    const { apiTotal, siteTotal } = before[code] ?? expect.unreachable();
    expect(await countProjects(code)).toMatchObject({ apiTotal: apiTotal + 1, siteTotal: siteTotal + 1 });
    expect(await countProjects(code, mark)).toMatchObject({ apiTotal: 1, siteTotal: 1 });
    expect(await shows(listPath(code), spanish.title)).toBe(true);
  }

  const colette = await openAdmin('Colette', 'translator-fr', 'fr');
  await colette.logIn();
  await colette.openList('project', 'Español');
  await colette.openEntry(spanish.title);
  await colette.switchLanguage('Français');
  await colette.fill('title', french.title);
  await seen(await colette.publish(), 'The French page has its French title', () => shows(entryPath('fr', french.slug), french.title));

  expect(await look(entryPath('fr', french.slug))).toEqual({
    lang: 'fr',
    title: { text: french.title, lang: null },
    summary: { text: spanish.summary, lang: 'es' },
    body: { text: expect.stringContaining('midieron el agua con sus propias manos'), lang: 'es' },
    notice: 'Le résumé et le texte sont en espagnol.',
  });
  expect((await findProject('fr', french.slug))?.localization).toMatchObject({ source: 'es', state: 'translated', available: ['es', 'fr'], fields: { summary: 'es', body: 'es' } });
  expect((await findProject('fr', french.slug))?.localization.fields).not.toHaveProperty('title');
  expect(await leads(entryPath('fr', spanish.slug), entryPath('fr', french.slug))).toBe(true);
  expect((await findProject('es', spanish.slug))?.title).toBe(spanish.title);

  await ana.openList('project', 'Español');
  await ana.openEntry(spanish.title);
  expect(await ana.status()).toBe('Publicado');
  await ana.fill('slug', spanish.renamed);
  await seen(await ana.publish(), 'The old Spanish address leads to the new one', () => leads(entryPath('es', spanish.slug), entryPath('es', spanish.renamed)));
  expect(await leads(entryPath('en', spanish.slug), entryPath('en', spanish.renamed))).toBe(true);
  for (const code of codes) expect(await shows(entryPath(code, slugIn(code)), mark)).toBe(true);

  await ana.withhold();
  await seen(await ana.publish(), 'The project is gone from pages, lists, counts and the API', () => isGone(documentId, before));
  for (const code of codes) expect((await countProjects(code)).apiWithheld).toBe((before[code]?.apiWithheld ?? 0) + 1);
});
