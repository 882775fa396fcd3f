import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalQuery } from './address-values';
import { libraryFacets } from './facets';
import { formatSearchQuery, parseSearchQuery, type SearchQuery, toggleValue, widened } from './search-query';

const some = (...values: string[]) => fc.subarray(values, { minLength: 1 }).map((list) => list.toSorted());
const year = fc.integer({ min: 0, max: 9999 });

const searchQuery: fc.Arbitrary<SearchQuery> = fc.record({
  q: fc.constantFrom('', 'land', '"justicia climática" -tierra', 'l’accès au droit'),
  chosen: fc.record({ kind: some('report', 'law', 'guide'), theme: some('land-rights', 'salud'), country: some('KE', 'CO'), license: some('CC BY 4.0', 'CC0') }, { requiredKeys: [] }),
  years: fc.option(fc.oneof(fc.tuple(year, year).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })), year.map((from) => ({ from, to: null })), year.map((to) => ({ from: null, to })))),
  sort: fc.constantFrom(null, 'relevance', 'newest', 'year', 'title'),
  whole: fc.constantFrom(null, 'theme', 'organization'),
  page: fc.integer({ min: 1, max: 99_999 }),
});

describe('parseSearchQuery', () => {
  it('reads back what formatSearchQuery wrote', () => {
    fc.assert(
      fc.property(searchQuery, (query) => {
        expect(parseSearchQuery(formatSearchQuery(query), libraryFacets)).toEqual(query);
      }),
    );
  });

  it('is idempotent for any query it accepts', () => {
    const text = fc.oneof(fc.string({ unit: fc.constantFrom(...'aÉ1 ,.-_\u0000\uFFFD𝒳', '\ud800'), maxLength: 8 }), fc.constantFrom('report,law', '2015..2010', '..', 'KE,,CO', ' a  b '));
    const anyQuery = fc.dictionary(fc.constantFrom('page', 'q', 'kind', 'theme', 'year', 'from', 'to', 'sort', 'whole', 'license', 'utm_source'), fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 5 });
    fc.assert(
      fc.property(anyQuery, (values) => {
        const query = parseSearchQuery(values, libraryFacets);
        if (query) expect(parseSearchQuery(formatSearchQuery(query), libraryFacets)).toEqual(query);
      }),
    );
  });

  it.each([
    ['several values, as a form and as a link write them', { kind: ['report', 'law'] }, { kind: 'law,report' }],
    ['values that mean nothing', { kind: 'song,report', country: 'Kenya,KE', availability: 'free' }, { kind: 'report', country: 'KE' }],
    ['years that a form has in two fields', { from: '2015', to: '2020' }, { year: '2015..2020' }],
    ['years that are the wrong way round', { from: '2020', to: '2015' }, { year: '2015..2020' }],
    ['one year', { year: '2019..2019' }, { year: '2019' }],
    ['no years', { from: '', to: 'soon' }, {}],
    ['what is as usual', { page: '1', sort: 'best', whole: 'everything', q: ' !? ' }, {}],
  ])('writes %s in one way', (_what, values, expected) => {
    const query = parseSearchQuery(values, libraryFacets);
    expect(query && formatSearchQuery(query)).toEqual(expected);
  });

  it('knows no page that is none', () => {
    expect(['0', '-1', 'two', '01', '123456'].map((page) => parseSearchQuery({ page }, libraryFacets))).toEqual([null, null, null, null, null]);
  });
});

it('toggleValue adds and takes away, and goes back to the first page', () => {
  const query = parseSearchQuery({ kind: 'report', page: '3' }, libraryFacets)!;
  const more = toggleValue(query, 'kind', 'law');
  expect(formatSearchQuery(more)).toEqual({ kind: 'law,report' });
  expect(formatSearchQuery(toggleValue(toggleValue(more, 'kind', 'law'), 'kind', 'report'))).toEqual({});
});

it('toggleValue puts a value in the place of its kin', () => {
  const query = parseSearchQuery({ region: 'africa,america' }, libraryFacets)!;
  const within = toggleValue(query, 'region', 'east-africa', ['africa']);
  expect(formatSearchQuery(within)).toEqual({ region: 'america,east-africa' });
  expect(formatSearchQuery(toggleValue(within, 'region', 'east-africa', ['africa']))).toEqual({ region: 'america' });
});

it('widened keeps the words', () => {
  expect(formatSearchQuery(widened(parseSearchQuery({ q: 'land', kind: 'law', year: '2019' }, libraryFacets)!))).toEqual({ q: 'land' });
});

it('toCanonicalQuery leaves what is canonical as it is', () => {
  const values = fc.dictionary(fc.constantFrom('q', 'page', 'kind', 'year', 'from', 'license', 'sort', 'other'), fc.array(fc.string({ unit: fc.constantFrom(...'aB é,.2019-\u0000') }), { maxLength: 3 }));
  fc.assert(
    fc.property(values, (query) => {
      expect(toCanonicalQuery(toCanonicalQuery(query))).toEqual(toCanonicalQuery(query));
    }),
  );
});
