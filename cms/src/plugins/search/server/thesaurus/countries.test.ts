import { expect, it } from 'vitest';
import { countryConcepts } from './countries';

const all = countryConcepts(['en', 'es', 'fr']);
const of = (code: string) => all.find(({ facet }) => facet?.value === code);

it('countries have their names in every language, and lead to works about them', () => {
  expect(of('KE')).toEqual({ key: 'country KE', labels: { en: ['Kenya'], es: ['Kenia'], fr: ['Kenya'] }, facet: { name: 'country', value: 'KE' }, broader: [] });
  expect(of('CI')?.labels.fr?.[0]).toMatch(/^Côte d[’']Ivoire$/);
  expect(all.length).toBeGreaterThan(240);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});

it('codes that are no country have no name', () => {
  expect(['QQ', 'AA', 'XX', 'ZX'].map(of)).toEqual([undefined, undefined, undefined, undefined]);
});
