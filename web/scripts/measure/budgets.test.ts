import { describe, expect, it } from 'vitest';
import { overspent } from './budgets';
import { scriptBytesOf, toTemplates } from './templates';
import type { View } from './views';

const first: View = { requests: 3, bytes: 30_000, scriptBytes: 0, textBytes: 9_000, foreign: [] };
const second: View = { ...first, requests: 1, bytes: 1_500, textBytes: 0 };

describe('overspent', () => {
  it('has nothing to say of a page that keeps its budgets', () => {
    expect(overspent({ first, second })).toEqual([]);
  });

  it.each<[string, Partial<View>, Partial<View>]>([
    ['HTML', { textBytes: 14_001 }, {}],
    ['JavaScript', { scriptBytes: 1 }, {}],
    ['first view, more than 50000', { bytes: 50_001 }, {}],
    ['requests', { requests: 7 }, {}],
    ['second view', {}, { bytes: 3_001 }],
    ['others', {}, { foreign: ['https://elsewhere.test/'] }],
  ])('says what is too much of %s', (words, one, two) => {
    expect(overspent({ first: { ...first, ...one }, second: { ...second, ...two } })).toEqual([expect.stringContaining(words)]);
  });
});

it.each([
  ['search', 4_000],
  ['opportunities/…', 600],
  ['opportunities', 0],
  ['home', 0],
])('overspent lets a page of %s have %i bytes of script, on each visit', (name, budget) => {
  const views = (scriptBytes: number) => ({ first: { ...first, scriptBytes }, second: { ...second, scriptBytes } });
  const allowed = scriptBytesOf({ name, locale: 'en', path: '/en' });
  expect(overspent(views(budget), allowed)).toEqual([]);
  expect(overspent(views(budget + 1), allowed)).toEqual([expect.stringContaining('JavaScript')]);
});

describe('toTemplates', () => {
  it('takes the first page of each kind in each language', () => {
    const paths = ['/en', '/es', '/en/library', '/es/biblioteca', '/en/library/one', '/en/library/two', '/es/biblioteca/uno', '/en/about', '/xx/library'];
    const found = toTemplates(paths, ['en', 'es']);
    expect(found.map(({ name, locale }) => `${name} ${locale}`)).toEqual(['home en', 'home es', 'library en', 'library es', 'library/… en', 'library/… es', 'text en']);
    expect(found.find(({ name, locale }) => name === 'library/…' && locale === 'en')?.path).toBe('/en/library/one');
  });
});
