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
/** Of a language. Most of the time of a page is the half second in which nothing comes. */
const PAGES_AT_ONCE = 3;

const codes = locales.map(({ code }) => code);

let browser: Browser;
let templates: Template[];

beforeAll(async () => {
  browser = await launch();
  templates = await readTemplates(webUrl, codes);
});

afterAll(() => browser?.close());

describe('every template', () => {
  it.concurrent.each(codes)('in %s keeps the budgets of bytes and requests, on a first visit and on the next', async (code) => {
    const own = templates.filter(({ locale }) => locale === code);
    expect(own.length).toBe(templates.length / codes.length);
    const problemsOf = async (template: Template): Promise<string[]> => overspent(await twoViews(browser, webUrl + template.path), scriptBytesOf(template)).map((problem) => `${template.name} ${template.path}: ${problem}`);
    const found: string[] = [];
    for (let first = 0; first < own.length; first += PAGES_AT_ONCE) found.push(...(await Promise.all(own.slice(first, first + PAGES_AT_ONCE).map(problemsOf))).flat());
    expect(found).toEqual([]);
  }, LIMIT_MS);
});

describe.each(codes)('every template in %s', (code) => {
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
