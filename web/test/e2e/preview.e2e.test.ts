import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';
import { openAdmin, type Admin } from './admin';
import { ask, type ApiEntry, cmsUrl, entriesOf, languageLinks, launch, webUrl } from './system';

const PROJECT = 'api::project.project';
const LANGUAGE = 'es';
const CHANGED = 'Un título que nadie ha publicado';
const codes = locales.map(({ code }) => code);
const message = (code: string, key: string): string => readMessages(code).get(key) ?? key;
const projectPath = (code: string, name: string): string => `/${code}/${message(code, 'paths.projects')}/${name}`;

let browser: Browser;
let page: Page;
let admin: Admin;
let project: ApiEntry;
/** Address of the draft on the site, from its root. */
let path: string;
let token: string;

const pathOf = (address: string): string => address.slice(webUrl.length);
const previewPath = async (status: string): Promise<string> => pathOf(await admin.previewAddress(PROJECT, { documentId: project.documentId, locale: LANGUAGE, status }));

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ locale: LANGUAGE, viewport: { width: 1440, height: 900 } });
  admin = await openAdmin(page);
  const projects = await entriesOf('projects', LANGUAGE);
  const translated = projects.find(({ localization }) => localization?.available.length === codes.length);
  if (!translated) throw new Error('No project is there in every language.');
  project = translated;
  await admin.saveDraft(PROJECT, project.documentId, LANGUAGE, { title: CHANGED });
  const { headers } = await ask(await previewPath('draft'));
  path = String(headers.location);
  token = new URLSearchParams(path.split('?')[1]).get('preview') ?? '';
});

/** Shared fields are the same in every language, and so are their drafts. */
const discard = () => Promise.all(codes.map((code) => admin.discardDraft(PROJECT, project.documentId, code)));

afterAll(async () => {
  if (project) await discard();
  await browser?.close();
});

const expectPrivate = (headers: Record<string, string | string[] | undefined>) => {
  expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
  expect(headers['content-security-policy']).toMatch(new RegExp(`default-src 'none'.*; frame-ancestors ${cmsUrl}$`));
  expect(headers.etag).toBeUndefined();
};

describe('the preview of a draft', () => {
  it('is reached by an address that the site translates', async () => {
    const { status, headers } = await ask(await previewPath('draft'));
    expect(status).toBe(302);
    expect(headers.location).toMatch(new RegExp(`^${projectPath(LANGUAGE, project.documentId)}\\?preview=[\\w-]+\\.[\\w-]+$`));
    expectPrivate(headers);
  });

  it('shows the draft, and says so, to nobody but its reader', async () => {
    const { status, html, headers } = await ask(path);
    expect(status).toBe(200);
    expect(html).toContain(CHANGED);
    expect(html).toContain(message(LANGUAGE, 'preview.banner'));
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(html).not.toMatch(/rel="canonical"|<script/);
    // Nowhere but in the language switch.
    expect(html.split(token).length - 1).toBe(codes.length);
    expectPrivate(headers);
    // Asked a second time it is made a second time.
    await admin.saveDraft(PROJECT, project.documentId, LANGUAGE, { title: `${CHANGED}, ni nadie publicará` });
    expect((await ask(path)).html).toContain('ni nadie publicará');
    await admin.saveDraft(PROJECT, project.documentId, LANGUAGE, { title: CHANGED });
  });

  it('leaves the public page, lists and API as they are', async () => {
    const own = await ask(projectPath(LANGUAGE, project.slug));
    expect(own.status).toBe(200);
    expect(own.headers['cache-control']).toMatch(/^public/);
    expect(own.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(own.html).not.toContain(message(LANGUAGE, 'preview.banner'));
    for (const html of [own.html, (await ask(`/${LANGUAGE}/${message(LANGUAGE, 'paths.projects')}`)).html]) expect(html).not.toContain(CHANGED);
    expect(JSON.stringify(await entriesOf('projects', LANGUAGE))).not.toContain(CHANGED);
  });

  it('stays a preview in every language, with the banner in that language', async () => {
    const { html } = await ask(path);
    const links = languageLinks(html);
    expect(links.map(({ lang }) => lang)).toEqual(codes);
    for (const { href, lang } of links) {
      expect(href).toBe(`${projectPath(lang, project.documentId)}?preview=${token}`);
      const there = await ask(href);
      expect(there.status).toBe(200);
      expect(there.html).toContain(message(lang, 'preview.banner'));
    }
  });

  it.each([
    ['forged', () => `${token.slice(0, -4)}AAAA`],
    ['of another grant', () => `x${token}`],
    ['empty', () => ''],
  ])('is refused in the reader’s language with a token that is %s', async (_case, forge) => {
    for (const code of codes) {
      for (const name of [`${projectPath(code, project.documentId)}`, `${projectPath(code, project.slug)}`, `/${code}`]) {
        const { status, html, headers } = await ask(`${name}?preview=${forge()}`);
        expect({ name, status }).toEqual({ name, status: 401 });
        expect(html).toContain(message(code, 'preview.over'));
        expect(html).not.toContain(CHANGED);
        expect(html).not.toContain(message(code, 'preview.banner'));
        expectPrivate(headers);
      }
    }
  });

  it('is refused for every other document', async () => {
    const other = (await entriesOf('projects', LANGUAGE)).find(({ documentId }) => documentId !== project.documentId);
    expect((await ask(`${projectPath(LANGUAGE, other?.documentId ?? '')}?preview=${token}`)).status).toBe(401);
    expect((await ask(`/${LANGUAGE}?preview=${token}`)).status).toBe(401);
  });
});

it.each(['frontier', 'group', 'opportunity', 'resource', 'page', 'theme', 'region', 'organization'])('shows a %s as its page will be', async (name) => {
  const plural = name === 'opportunity' ? 'opportunities' : `${name}s`;
  const [entry] = await entriesOf(plural, LANGUAGE);
  const address = await admin.previewAddress(`api::${name}.${name}`, { documentId: entry?.documentId ?? '', locale: LANGUAGE });
  let answer = await ask(pathOf(address));
  // What has no drafts is shown as published, at its own address.
  while (answer.status < 400 && answer.headers.location) answer = await ask(String(answer.headers.location));
  expect(answer.status).toBe(200);
  expectPrivate(answer.headers);
  const own = name === 'page' ? `/${LANGUAGE}/${entry?.slug}` : /<a href="([^"?]+)[^"]*" hreflang="es"/.exec(answer.html)?.[1]?.replace(entry?.documentId ?? '', entry?.slug ?? '');
  // The address of a preview is not to be handed on, and its versions are previews too.
  const main = (html: string): string => (/<main[^]*<\/main>/.exec(html)?.[0] ?? '').replace(/<details class="fold share">[^]*?<\/details>(<p class="printed">[^<]*<\/p>)?/, '').replace(/(<a href=")[^"]*(" hreflang=)/g, '$1$2').replace(/<!--[^]*?-->/g, '');
  expect(main(answer.html)).toContain('<h1');
  expect(main(answer.html)).toBe(main((await ask(String(own))).html));
});

it('shows the front page as it will be', async () => {
  const { status, headers } = await ask(pathOf(await admin.previewAddress('api::home.home', { locale: LANGUAGE })));
  expect({ status, location: headers.location }).toEqual({ status: 302, location: expect.stringMatching(new RegExp(`^/${LANGUAGE}\\?preview=`)) });
  const shown = await ask(String(headers.location));
  expect(shown.status).toBe(200);
  expect(shown.html).toContain(message(LANGUAGE, 'preview.banner'));
  expectPrivate(shown.headers);
});

it('shows a withheld draft to nobody, and says why', async () => {
  await admin.saveDraft(PROJECT, project.documentId, LANGUAGE, { safety: { visibility: 'withheld' } });
  const { status, html, headers } = await ask(path);
  await discard();
  await admin.saveDraft(PROJECT, project.documentId, LANGUAGE, { title: CHANGED });
  expect(status).toBe(404);
  expect(html).toContain(message(LANGUAGE, 'preview.nothing'));
  expect(html).not.toContain(CHANGED);
  expectPrivate(headers);
});

it('shows what is published as the public sees it, but within the CMS', async () => {
  const { headers } = await ask(await previewPath('published'));
  const moved = await ask(String(headers.location));
  const { status, html, headers: shown } = await ask(String(moved.headers.location));
  expect(moved.headers.location).toBe(`${projectPath(LANGUAGE, project.slug)}?preview=published`);
  expect(status).toBe(200);
  expect(html).not.toContain(CHANGED);
  expect(html).not.toContain(message(LANGUAGE, 'preview.banner'));
  expectPrivate(shown);
});

it('finds nothing at the entrance of a type that has no page', async () => {
  expect((await ask(`/${LANGUAGE}/preview/testimonials/x?preview=published`)).status).toBe(404);
  expect((await ask(`/${LANGUAGE}/preview/projects/${project.documentId}`)).status).toBe(404);
});

it('opens within the admin, in a real browser', async () => {
  const refused: string[] = [];
  page.on('console', (entry) => void (/frame-ancestors|frame-src/.test(entry.text()) && refused.push(entry.text())));
  await page.goto(`${cmsUrl}/admin/content-manager/collection-types/${PROJECT}/${project.documentId}?plugins[i18n][locale]=${LANGUAGE}`);
  await page.locator('a[href*="/preview?"]').click();
  const shown = page.frameLocator('[data-testid="preview-iframe"]');
  await shown.getByRole('heading', { level: 1, name: CHANGED }).waitFor();
  expect(await shown.locator('.preview-banner').textContent()).toBe(message(LANGUAGE, 'preview.banner'));
  await page.getByRole('tab', { name: 'Publicado' }).click();
  await shown.getByRole('heading', { level: 1 }).and(shown.getByText(CHANGED)).waitFor({ state: 'detached' });
  await shown.getByRole('heading', { level: 1 }).waitFor();
  expect(await shown.locator('.preview-banner').count()).toBe(0);
  expect(refused).toEqual([]);
  // What is over says so within the admin too.
  await page.route('**/content-manager/preview/url/**', (route) => route.fulfill({ json: { data: { url: `${webUrl}${path}x` } } }));
  await page.reload();
  await shown.getByRole('heading', { level: 1, name: message(LANGUAGE, 'preview.overTitle') }).waitFor();
});
