import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatListQuery, parseListQuery } from './list-query';

const facets = { kind: ['report', 'law'], frontier: null } as const;

const listQuery = fc.record({
  page: fc.integer({ min: 1, max: 99_999 }),
  q: fc.constantFrom('', 'land', 'justicia climática', 'l’accès au droit', 'a b'),
  facets: fc.record({ kind: fc.constantFrom('report', 'law'), frontier: fc.constantFrom('power', 'poder-y-ley') }, { requiredKeys: [] }),
});

describe('parseListQuery', () => {
  it('reads back what formatListQuery wrote', () => {
    fc.assert(
      fc.property(listQuery, (query) => {
        expect(parseListQuery(formatListQuery(query), facets)).toEqual(query);
      }),
    );
  });

  it('is idempotent for any query it accepts', () => {
    const anyQuery = fc.dictionary(fc.constantFrom('page', 'q', 'kind', 'frontier', 'utm_source'), fc.string({ unit: fc.constantFrom(...'aÉ1 ,.-_\u0000\uFFFD𝒳', '\ud800') }));
    fc.assert(
      fc.property(anyQuery, (values) => {
        const query = parseListQuery(values, facets);
        if (query) expect(parseListQuery(formatListQuery(query), facets)).toEqual(query);
      }),
    );
  });

  it('passes over names and facet values without meaning', () => {
    expect(parseListQuery({ utm_source: 'x', kind: 'song', frontier: '../x' }, facets)).toEqual({ page: 1, q: '', facets: {} });
  });

  it('takes the first of repeated values', () => {
    expect(parseListQuery({ kind: ['law', 'report'], q: [null] }, facets)).toEqual({ page: 1, q: '', facets: { kind: 'law' } });
  });

  it.each(['0', '-1', '1.5', 'two', '01', '123456'])('knows no page %s', (page) => {
    expect(parseListQuery({ page }, facets)).toBeNull();
  });

  it('looks for nothing where there is no word', () => {
    expect(parseListQuery({ q: ' !?\u0000 ' }, facets)?.q).toBe('');
  });
});
