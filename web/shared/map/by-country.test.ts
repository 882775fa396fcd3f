import { expect, it } from 'vitest';
import { toCountries } from './by-country';

const names: Record<string, string> = { KE: 'Kenya', EG: 'Égypte', ZM: 'Zambie' };

it('puts entries under each of their countries, by name as the language sorts them', () => {
  const entries = [
    { title: 'a', countries: ['ZM', 'KE'] },
    { title: 'b', countries: ['KE', 'EG', 'KE'] },
    { title: 'c', countries: [] },
  ];
  const countries = toCountries(entries, (code) => names[code] ?? code, 'fr');
  expect(countries.map(({ name, entries: inside }) => [name, inside.map(({ title }) => title).join('')])).toEqual([
    ['Égypte', 'b'],
    ['Kenya', 'ab'],
    ['Zambie', 'a'],
  ]);
});
