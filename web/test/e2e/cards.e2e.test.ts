import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readTemplates, type Template } from '../../scripts/measure/templates';
import { readMessages } from '../messages';
import { ask, entriesOf, webUrl } from './system';

const MAX_BYTES = 300_000;
const codes = locales.map(({ code }) => code);
const sectionPath = (code: string, section: string): string => `/${code}/${readMessages(code).get(`paths.${section}`)}`;
const property = (html: string, name: string): string | undefined => new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1];

let templates: Template[];

beforeAll(async () => {
  templates = await readTemplates(webUrl, codes);
});

describe.each(codes)('the picture of a page in %s', (code) => {
  it('is there for every template, of the size that the page says, and not heavy', async () => {
    for (const { name, path } of templates.filter(({ locale }) => locale === code)) {
      const { html } = await ask(path);
      const address = new URL(property(html, 'og:image') ?? 'http://none/').pathname;
      expect(property(html, 'og:image:alt'), name).toBeTruthy();
      const response = await fetch(webUrl + address);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect({ name, status: response.status, type: response.headers.get('content-type') }).toEqual({ name, status: 200, type: 'image/png' });
      const { width, height } = await sharp(bytes).metadata();
      expect([String(width), String(height)]).toEqual(['og:image:width', 'og:image:height'].map((tag) => property(html, tag)));
      expect(bytes.length, name).toBeLessThanOrEqual(MAX_BYTES);
    }
  });

  it('is kept, and not sent to who has it', async () => {
    const { headers } = await ask(`/${code}.png`);
    expect(headers['cache-control']).toMatch(/^public, max-age=\d+$/);
    const again = await ask(`/${code}.png`, { 'If-None-Match': String(headers.etag) });
    expect([again.status, again.bytes]).toEqual([304, 0]);
  });

  it('is not there for what is not there', async () => {
    for (const path of [`${sectionPath(code, 'projects')}/no-such-project.png`, `${sectionPath(code, 'voices')}/one.png`, `/${code}/no-such-page.png`]) {
      const { status, headers } = await ask(path);
      expect({ path, status, language: headers['content-language'] }).toEqual({ path, status: 404, language: code });
    }
  });

  it('is not named by pages that are no places to send people to', async () => {
    expect(property((await ask(`${sectionPath(code, 'library')}?q=land`)).html, 'og:image')).toBeUndefined();
  });
});

it('says its title in each language, and an old address leads to the current one', async () => {
  const bodies = await Promise.all(codes.map(async (code) => Buffer.from(await (await fetch(`${webUrl}${sectionPath(code, 'projects')}.png`)).arrayBuffer()).toString('base64')));
  expect(new Set(bodies).size).toBe(codes.length);
  const [code = ''] = codes;
  const [theme] = await entriesOf('themes', code);
  const { status, headers } = await ask(`${sectionPath(code, 'themes')}/${theme?.documentId}.png`);
  expect({ status, location: headers.location }).toEqual({ status: 301, location: `${sectionPath(code, 'themes')}/${theme?.slug}.png` });
});
