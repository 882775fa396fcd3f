import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { overspent, TEXT_BYTES } from '../../scripts/measure/budgets';
import { readTemplates, scriptBytesOf, type Template } from '../../scripts/measure/templates';
import { twoViews } from '../../scripts/measure/views';
import { sectionPath, statesOf } from './pages';
import { ask, launch, webUrl } from './system';

/** Twenty pages, each opened twice and waited for until nothing more comes. */
const LIMIT_MS = 300_000;

const codes = locales.map(({ code }) => code);

let browser: Browser;
let templates: Template[];

beforeAll(async () => {
  browser = await launch();
  templates = await readTemplates(webUrl, codes);
});

afterAll(() => browser?.close());

describe.each(codes)('every template in %s', (code) => {
  it('keeps the budgets of bytes and requests, on a first visit and on the next', async () => {
    const own = templates.filter(({ locale }) => locale === code);
    expect(own.length).toBe(templates.length / codes.length);
    for (const template of own) expect({ name: template.name, overspent: overspent(await twoViews(browser, webUrl + template.path), scriptBytesOf(template)) }).toEqual({ name: template.name, overspent: [] });
  }, LIMIT_MS);

  it('comes in one round trip in its less usual states too', async () => {
    const wholeLists = ['country', 'theme'].map((facet) => ({ type: `library, ${facet} shown whole`, path: `${sectionPath(code, 'library')}?whole=${facet}` }));
    for (const { type, path } of [...(await statesOf(code)), ...wholeLists]) expect({ type, within: (await ask(path)).bytes <= TEXT_BYTES }).toEqual({ type, within: true });
  });
});

it('lets browsers keep the face and the icon for good', async () => {
  const { html } = await ask(templates[0]?.path ?? '/');
  const files = [...html.matchAll(/<link [^>]*href="(\/_nuxt\/[^"]+)"/g)].map(([, href = '']) => href);
  expect(files.length).toBe(2);
  for (const file of files) expect((await ask(file)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
});
