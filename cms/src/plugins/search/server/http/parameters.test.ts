import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadRequest } from '../../../delivery/server/query/bad-request';
import { readContentModel } from '../document/fixture';
import { parseSearch, parseSuggest } from './parameters';

const model = readContentModel();
const limits = { locales: ['en', 'es', 'fr'], defaultLocale: 'en' };
const parse = (query: string) => parseSearch(model, limits, query);

function refused(query: string, read: (query: string) => unknown = parse): string {
  try {
    read(query);
  } catch (error) {
    if (error instanceof BadRequest) return error.parameter;
    throw error;
  }
  return `accepted ${query}`;
}

describe('a search', () => {
  it('without anything asks for everything, in the default language', () => {
    expect(parse('')).toEqual({ localization: { locale: 'en', variant: 'auto' }, q: '', words: { asked: [], excluded: [] }, chosen: {}, years: null, like: null, sort: 'relevance', page: { start: 0, limit: 25, style: 'page' } });
  });

  it('is the same in whatever way its values are written', () => {
    const one = JSON.stringify(parse('kind=report,guide&theme=b,a&locale=es'));
    for (const query of ['locale=es&theme[]=a&theme[]=b&kind[0]=guide&kind[1]=report', 'theme=a,b,a&kind=guide,report&locale=es&fallback=auto&sort=relevance']) expect(JSON.stringify(parse(query))).toBe(one);
  });

  it.each([
    ['2019', { from: 2019, to: 2019 }], ['2015..2020', { from: 2015, to: 2020 }], ['2015..', { from: 2015, to: 9999 }], ['..2020', { from: 0, to: 2020 }],
  ])('of years %s', (year, years) => expect(parse(`year=${year}`).years).toEqual(years));

  it('for works like another names it by its type and address', () => {
    expect(parse('like=resources/a-guide').like).toEqual({ type: 'resource', address: 'a-guide' });
  });

  it.each([
    ['year=19', 'year'], ['year=..', 'year'], ['year=', 'year'], ['year=2020..2010', 'year'], ['year=20190', 'year'], ['year=2019,2020', 'year'], ['year[]=2019', 'year'], ['year=２０１９', 'year'], ['year=-2019', 'year'],
    ['type=concept', 'type'], ['type=announcement', 'type'], ['type=home', 'type'], ['type=resources', 'type'], ['type=__proto__', 'type'], ['type=', 'type'], ['kind=song', 'kind'], ['kind=constructor', 'kind'],
    ['country=ke', 'country'], ['country=KEN', 'country'], ['country=K', 'country'], ['language=EN', 'language'], ['language=english', 'language'], ['language=e', 'language'], ['availability=yes', 'availability'],
    ['sort=best', 'sort'], ['sort=title:desc', 'sort'], ['sort[]=title', 'sort'], ['like=resources', 'like'], ['like=resources/', 'like'], ['like=resources/a/b', 'like'], ['like=resource/a', 'like'], ['like=concepts/a', 'like'],
    ['like=resources/a&q=b', 'like'], ['like=__proto__/a', 'like'], ['q[]=a', 'q'], ['q=a&q=b', 'q'], [`q=${'a'.repeat(201)}`, 'q'], ['q=%00', 'q'], ['page=2', 'page'], ['pagination[page]=0', 'pagination[page]'], ['filters[year]=1', 'filters'],
    ['fields=title', 'fields'], ['populate=*', 'populate'], ['theme=', 'theme'], ['theme[a]=b', 'theme[a]'], [`theme=${Array.from({ length: 51 }, (_, index) => index).join()}`, 'theme'], ['Q=a', 'Q'], ['__proto__[a]=1', '__proto__'],
    ['locale=de', 'locale'], ['fallback=yes', 'fallback'],
  ])('?%s is refused by the name %s', (query, parameter) => expect(refused(query)).toBe(parameter));

  it('is read or refused by name, whatever it is', () => {
    const name = fc.constantFrom('q', 'type', 'kind', 'language', 'country', 'theme', 'year', 'like', 'sort', 'locale', 'availability', 'pagination[page]', 'theme[]', 'theme[0]');
    const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('en', 'resources/a', '2019..', 'KE', 'guide', 'title', '1'));
    fc.assert(fc.property(fc.array(fc.tuple(name, value), { maxLength: 5 }), (pairs) => {
      const query = pairs.map(([key, one]) => `${key}=${encodeURIComponent(one)}`).join('&');
      try {
        expect(parse(query).page.limit).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(BadRequest);
        expect((error as BadRequest).parameter).not.toBe('');
      }
    }));
  });
});

describe('a suggestion', () => {
  const suggest = (query: string) => parseSuggest(limits, query);
  it('needs a beginning', () => expect(suggest('q=+la&locale=fr&fallback=none')).toEqual({ localization: { locale: 'fr', variant: 'none' }, q: 'la' }));
  it.each([['', 'q'], ['q=', 'q'], ['q=%20', 'q'], ['q=a&type=resource', 'type'], ['q=a&sort=title', 'sort'], [`q=${'a'.repeat(201)}`, 'q']])('?%s is refused by the name %s', (query, parameter) => {
    expect(refused(query, suggest)).toBe(parameter);
  });
});
