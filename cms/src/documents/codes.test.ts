import { describe, expect, it } from 'vitest';
import { codeProblems } from './codes';
import { writtenValues } from './written-values';

const field = (name: string) => ({ type: 'json', customField: `plugin::vocabulary.${name}` });
const attributes = { countries: field('countries'), timeZone: field('time-zone'), authors: field('lines'), languages: { type: 'component', component: 'shared.spoken-language' } };
const problems = (data: object) => codeProblems([...writtenValues(attributes, data, () => ({ language: field('language') }))]);

describe('codes', () => {
  it('pass when they exist', () => {
    expect(problems({ countries: ['CO', 'KE'], timeZone: 'America/Bogota', authors: ['Ana', 'Kofi'], languages: [{ language: 'es' }] })).toEqual([]);
  });

  it('are refused by the name of the field and the code', () => {
    expect(problems({ countries: ['CO', 'UK', 'co'] })).toEqual([{ path: ['countries'], reason: 'code', values: { standard: 'ISO 3166-1 alpha-2', unknown: '"UK", "co"' } }]);
    expect(problems({ timeZone: 'Bogota' })[0]?.values?.unknown).toBe('"Bogota"');
  });

  it('are found inside components', () => {
    expect(problems({ languages: [{ language: 'es' }, { language: 'español' }] })[0]?.path).toEqual(['languages', '1', 'language']);
  });

  it('are refused twice in one list', () => {
    expect(problems({ authors: ['Ana', 'Ana'] })).toEqual([{ path: ['authors'], reason: 'twice', values: { item: '"Ana"' } }]);
  });

  it('are refused in another shape than a list of texts', () => {
    expect([{ authors: 'Ana' }, { authors: [1] }, { authors: [' '] }, { countries: { CO: true } }].map((data) => problems(data).length)).toEqual([1, 1, 1, 1]);
  });

  it('may be absent', () => expect(problems({ countries: null, timeZone: '' })).toEqual([]));
});
