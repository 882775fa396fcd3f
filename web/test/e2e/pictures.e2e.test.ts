import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLocale } from '../../../cms/config/locales';
import { overspent } from '../../scripts/measure/budgets';
import { twoViews } from '../../scripts/measure/views';
import { readMessages } from '../messages';
import { type Admin, openAdmin } from './admin';
import { lineTo } from './line';
import { startSite } from './site-process';
import { type ApiEntry, ask, cmsUrl, entriesOf, isOwn, launch, webUrl } from './system';

const PROJECT = 'api::project.project';
const VOICE = 'api::testimonial.testimonial';
/** What the file says of itself, in no language. */
const FILE_ALT = 'A well in front of a school';
const ALT = 'Two women at the well they sued for';
const FOREIGN = 'fr';

/** Noise without the finest grain: about as hard to compress as a photograph. */
const photograph = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    .blur(3)
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .jpeg({ quality: 90 })
    .toBuffer();

let browser: Browser;
let admin: Admin;
let project: ApiEntry;
let path: string;
let voice: ApiEntry | undefined;
let file: { id: number; url: string };

async function withPicture(address: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { html } = await ask(address);
    if (html.includes('<picture>')) return html;
    await delay(50);
  }
  throw new Error(`${address} shows no picture.`);
}

beforeAll(async () => {
  browser = await launch();
  admin = await openAdmin(await (await browser.newContext()).newPage());
  const first = (await entriesOf('projects', defaultLocale)).find(isOwn);
  if (!first) throw new Error(`There is no project in ${defaultLocale}.`);
  project = first;
  path = `/${defaultLocale}/${readMessages(defaultLocale).get('paths.projects')}/${project.slug}`;
  file = await admin.upload('well.jpg', 'image/jpeg', await photograph(1_600, 1_000), FILE_ALT);
  await admin.publish(PROJECT, project.documentId, defaultLocale, { cover: file.id, coverAlt: ALT });
  voice = (await entriesOf('testimonials', defaultLocale)).find(isOwn);
  if (voice) await admin.publish(VOICE, voice.documentId, defaultLocale, { photo: file.id });
});

afterAll(async () => {
  if (file) {
    await admin.publish(PROJECT, project.documentId, defaultLocale, { cover: null, coverAlt: null });
    if (voice) await admin.publish(VOICE, voice.documentId, defaultLocale, { photo: null });
    await admin.deleteUpload(file.id);
  }
  await browser?.close();
});

describe('an editor’s picture', () => {
  it('comes in the format and size that the browser needs, and keeps the page within its budgets', async () => {
    await withPicture(path);
    const page = await (await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2 })).newPage();
    await page.goto(webUrl + path);
    const picture = page.locator('main picture img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    expect(await picture.evaluate((image: HTMLImageElement) => [new URL(image.currentSrc).pathname, image.alt, image.width > 0, image.getAttribute('width'), image.getAttribute('height')])).toEqual([
      `/pictures/480/${file.url.slice('/uploads/'.length)}.avif`,
      ALT,
      true,
      '1600',
      '1000',
    ]);
    expect(overspent(await twoViews(browser, webUrl + path))).toEqual([]);
  });

  it('is made in every width and format of its page, smaller than the original, and without what cameras write', async () => {
    const html = await withPicture(path);
    const sets = [...html.matchAll(/<source [^>]*type="([^"]+)"[^>]*srcset="([^"]+)"|<img src="(\/pictures\/[^"]+)"/g)];
    const wanted = sets.flatMap(([, type = 'image/jpeg', srcset, src = '']) => (srcset ?? `${src} 0w`).split(', ').map((one) => ({ type, address: one.split(' ')[0] ?? '', width: Number.parseInt(one.split(' ')[1] ?? '', 10) })));
    expect(wanted.length).toBe(7);
    for (const { type, address, width } of wanted) {
      const response = await fetch(webUrl + address.replaceAll('&amp;', '&'));
      const body = Buffer.from(await response.arrayBuffer());
      const made = await sharp(body).metadata();
      expect({ address, status: response.status, type: response.headers.get('content-type'), exif: made.exif }).toEqual({ address, status: 200, type, exif: undefined });
      if (width > 0) expect(made.width).toBe(width);
      expect(response.headers.get('cache-control')).toBe('private, max-age=3600');
      const again = await fetch(webUrl + address, { headers: { 'If-None-Match': response.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
      const head = await fetch(webUrl + address, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type'), head.headers.get('etag')]).toEqual([200, type, response.headers.get('etag')]);
    }
  });

  it('of a person stands beside their words, and is loaded when it comes into sight', async () => {
    const html = await withPicture(`/${defaultLocale}/${readMessages(defaultLocale).get('paths.voices')}`);
    const [picture = ''] = /<picture>.*?<\/picture>/s.exec(html) ?? [];
    expect(picture).toMatch(/<img [^>]*loading="lazy"/);
    expect(picture).toContain('sizes="8rem"');
    expect(picture).toContain(`alt="${FILE_ALT}"`);
  });

  it('is described in the reader’s language, or in another that is marked on the picture', async () => {
    const [image = ''] = /<img [^>]*alt="Two[^>]*>/.exec(await withPicture(path)) ?? [];
    expect(image).toContain(`alt="${ALT}"`);
    expect(image).not.toContain('lang=');
    const borrowed = (await entriesOf('projects', FOREIGN)).find(({ documentId }) => documentId === project.documentId);
    const html = await withPicture(`/${FOREIGN}/${readMessages(FOREIGN).get('paths.projects')}/${borrowed?.slug}`);
    expect(/<img [^>]*alt="Two[^>]*>/.exec(html)?.[0]).toContain(` lang="${defaultLocale}" dir="ltr"`);
  });

  it('is shown on while the CMS is away, by a site that was started since as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
    const line = await lineTo(cmsUrl);
    const start = () => startSite({ cmsUrl: line.url, dataDir: folder });
    let site = await start();
    try {
      const get = async (address: string) => {
        const response = await fetch(site.url + address);
        return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
      };
      const name = file.url.slice('/uploads/'.length);
      const before = await get(`/pictures/480/${name}.avif`);
      expect(before.status).toBe(200);
      const original = await get(file.url);
      expect(original.status).toBe(200);
      await expect.poll(() => readdirSync(join(folder, 'pictures')).filter((entry) => entry.endsWith('.picture')).length).toBe(1);
      await expect.poll(() => readdirSync(join(folder, 'uploads')).filter((entry) => entry.endsWith('.upload')).length).toBe(1);
      await line.cut();
      expect(await get(`/pictures/480/${name}.avif`)).toEqual(before);
      await site.end('SIGKILL');
      site = await start();
      expect(await get(`/pictures/480/${name}.avif`)).toEqual(before);
      expect((await get(`/pictures/960/${name}.avif`)).status).toBe(503);
      expect(await get(file.url)).toEqual(original);
      expect((await get('/uploads/never_0a1b.jpg')).status).toBeGreaterThanOrEqual(500);
      await line.mend();
      await expect.poll(async () => (await get(`/pictures/960/${name}.avif`)).status, { timeout: 10_000 }).toBe(200);
    } finally {
      await site.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('of a draft is shown in its preview, and to nobody else', async () => {
    const draft = await admin.upload('draft.jpg', 'image/jpeg', await photograph(800, 600), FILE_ALT);
    await admin.saveDraft(PROJECT, project.documentId, defaultLocale, { cover: draft.id });
    try {
      const html = await (await fetch(await admin.previewAddress(PROJECT, { documentId: project.documentId, locale: defaultLocale, status: 'modified' }))).text();
      const [, src = ''] = /<picture>.*?<img src="([^"]+)"/s.exec(html) ?? [];
      const [address = '', ...query] = src.replaceAll('&amp;', '&').split('?');
      expect(address).toContain(draft.url.slice('/uploads/'.length));
      const seen = await fetch(`${webUrl}${address}?${query.join('?')}`);
      expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'private, no-store']);
      for (const path of [address, draft.url, `${draft.url}?preview=a.b`]) expect([path, (await ask(path)).status]).toEqual([path, 404]);
    } finally {
      await admin.discardDraft(PROJECT, project.documentId, defaultLocale);
      await admin.deleteUpload(draft.id);
    }
  });

  it('is gone a moment after the last that showed it, in every form, and is not sent on to who brings an editor’s pass', async () => {
    const other = await admin.upload('gone.jpg', 'image/jpeg', await photograph(800, 600), FILE_ALT);
    const addresses = [`/pictures/480/${other.url.slice('/uploads/'.length)}.avif`, other.url];
    const statuses = () => Promise.all(addresses.map(async (address) => (await ask(address)).status));
    await admin.publish(PROJECT, project.documentId, defaultLocale, { cover: other.id });
    expect(await statuses()).toEqual([200, 200]);
    await admin.publish(PROJECT, project.documentId, defaultLocale, { cover: file.id });
    await expect.poll(statuses, { timeout: 1_000, interval: 50 }).toEqual([404, 404]);
    const cookie = await admin.filePass();
    expect((await fetch(cmsUrl + other.url, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(webUrl + other.url, { headers: { cookie } })).status).toBe(404);
    await admin.deleteUpload(other.id);
  });

  it('is made of nothing else', async () => {
    const name = file.url.slice('/uploads/'.length);
    const text = await admin.upload('notes.txt', 'text/plain', Buffer.from('plain words'), '');
    const refused = [`500/${name}.avif`, `480/${name}.gif`, `480/no-such.jpg.avif`, `480/${text.url.slice('/uploads/'.length)}.avif`, '480/..%2Fapi%2Fsite.avif', `480/..%5C..%5Cetc.avif`];
    for (const address of refused) expect({ address, status: (await ask(`/pictures/${address}`)).status }).toEqual({ address, status: 404 });
    await admin.deleteUpload(text.id);
  });
});
