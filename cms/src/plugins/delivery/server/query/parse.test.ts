import { describe, expect, it } from 'vitest';
import { model } from '../project/fixture';
import type { TypeModel } from '../project/model';
import { BadRequest } from './bad-request';
import { parseEntryQuery, parseListQuery } from './parse';
import { typesOf } from './selection';

const works = model.types.get('work') as TypeModel;
const limits = { locales: ['en', 'es', 'fr'], defaultLocale: 'en' };
const list = (query: string) => parseListQuery(model, works, query, limits);

function refusal(query: string): BadRequest {
  try {
    list(query);
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
  throw new Error(`accepted: ${query}`);
}

describe('a list query', () => {
  it('asks for the first 25 entries in the default language where nothing is said', () => {
    expect(list('')).toMatchObject({ localization: { locale: 'en', variant: 'auto' }, page: { start: 0, limit: 25, style: 'page' }, filter: null, words: [], sort: [] });
  });

  it('counts pages from one', () => {
    expect(list('pagination[page]=3&pagination[pageSize]=10').page).toEqual({ start: 20, limit: 10, style: 'page' });
  });

  it('folds the words it searches, each once', () => {
    expect(list('q=R%C3%ADo+rio++AGUA').words).toEqual(['agua', 'rio']);
  });

  it('knows an attribute by its public name only', () => {
    expect(list('filters[status]=active').filter).toMatchObject({ kind: 'and', items: [{ kind: 'in', values: ['active'] }] });
    expect(refusal('filters[phase]=active').parameter).toBe('filters[phase]');
  });

  it.each(['populate=region.broader,organizations', 'populate[0]=region.broader&populate[1]=organizations', 'populate[region][populate]=broader&populate[organizations]=true', 'populate[region][populate][broader]=*&populate[1]=organizations'.replace('&populate[1]', '&populate[organizations]').replace('=organizations', '=*')])(
    'reads populate written as %s',
    (query) => {
      const { selection } = list(query);
      expect(selection.relations.map(({ attribute, selection: inner }) => [attribute.name, inner.relations.length])).toEqual([['organizations', 0], ['region', 1]]);
      expect(typesOf(selection)).toEqual(['work', 'organization', 'region']);
    },
  );

  it.each(['populate=region.broader,region.seat', 'populate[0]=region.seat&populate[1]=region.broader', 'populate[0]=region.broader&populate[1][region][populate]=seat'])('adds up what is populated of one relation in %s', (query) => {
    expect(list(query).selection.relations.map(({ selection: inner }) => inner.relations.map(({ attribute }) => attribute.name))).toEqual([['broader', 'seat']]);
  });

  it.each([
    ['the fields of a relation twice', 'populate[0][region][fields]=name&populate[1][region][fields]=slug', 'populate[1][region]'],
    ['an unknown parameter', 'status=draft', 'status'],
    ['an unknown language', 'locale=xx', 'locale'],
    ['every language at once', 'locale=*', 'locale'],
    ['an unknown fallback', 'fallback=maybe', 'fallback'],
    ['an unknown field', 'fields=safety', 'fields'],
    ['an unknown sort', 'sort=safety', 'sort'],
    ['a sort direction that is none', 'sort=year:up', 'sort'],
    ['a sort by a list', 'sort=countries', 'sort'],
    ['a day that no month has', 'filters[startsAt][$gt]=2026-02-31', 'filters[startsAt][$gt]'],
    ['a filter on what is private', 'filters[safety][visibility]=public', 'filters[safety]'],
    ['an unknown operator', 'filters[year][$regex]=1', 'filters[year][$regex]'],
    ['text for a number', 'filters[year][$gt]=old', 'filters[year][$gt]'],
    ['a fraction for a whole number', 'filters[year]=1.5', 'filters[year]'],
    ['a value outside an enumeration', 'filters[status]=done', 'filters[status]'],
    ['a flag that is neither', 'filters[open]=1', 'filters[open]'],
    ['a moment without a zone', 'filters[startsAt][$gt]=2026-01-01T00:00', 'filters[startsAt][$gt]'],
    ['a relation without a key', 'filters[region]=x', 'filters[region]'],
    ['a relation by an attribute', 'filters[region][name]=x', 'filters[region][name]'],
    ['a page before the first', 'pagination[page]=0', 'pagination[page]'],
    ['a page too large', 'pagination[pageSize]=101', 'pagination[pageSize]'],
    ['two ways to count', 'pagination[page]=1&pagination[start]=0', 'pagination'],
    ['an unknown way to count', 'pagination[withCount]=true', 'pagination[withCount]'],
    ['populate of what is private', 'populate=safety', 'populate'],
    ['populate three levels deep', 'populate=region.broader.broader', 'populate[region][populate]'],
    ['a search for nothing', 'q=+', 'q'],
  ])('refuses %s, by name', (_case, query, parameter) => {
    const { parameter: named } = refusal(query);
    expect(named.startsWith(parameter)).toBe(true);
  });
});

describe('an entry query', () => {
  it('takes no filters', () => {
    expect(() => parseEntryQuery(model, works, 'filters[year]=2000', limits)).toThrow(BadRequest);
  });
});
