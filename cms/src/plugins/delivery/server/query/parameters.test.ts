import { describe, expect, it } from 'vitest';
import { BadRequest } from './bad-request';
import { listed, parseParameters } from './parameters';

const plain = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)])) : value);
const parse = (query: string) => plain(parseParameters(query));

function refusal(query: string): BadRequest {
  try {
    parseParameters(query);
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
  throw new Error(`accepted: ${query}`);
}

describe('a query string', () => {
  it('becomes a tree by its brackets', () => {
    expect(parse('filters[year][$gt]=2000&filters[title][$contains]=r%C3%ADo+x&locale=fr')).toEqual({ filters: { year: { $gt: '2000' }, title: { $contains: 'río x' } }, locale: 'fr' });
  });

  it('appends to lists written with empty brackets', () => {
    expect(parse('fields[]=a&fields[]=b')).toEqual({ fields: { 0: 'a', 1: 'b' } });
  });

  it('is read in NFC, as content is kept', () => {
    expect(parse('q=rı%CC%81o'.replace('ı', 'i'))).toEqual({ q: 'r\u00edo' });
  });

  it('takes names of object members as plain names', () => {
    expect([...parseParameters('__proto__[a]=1').keys()]).toEqual(['__proto__']);
  });

  it.each([
    ['a parameter given twice', 'locale=en&locale=fr', 'locale'],
    ['a value that is also a group', 'filters=1&filters[a]=2', 'filters[a]'],
    ['brackets that do not close', 'filters[a=1', 'filters[a'],
    ['brackets without a name', '[a]=1', '[a]'],
    ['bytes that are not UTF-8', 'q=%ff', 'q'],
    ['a lone percent sign', 'q=50%', 'q'],
    ['a NUL', 'q=a%00b', 'q'],
    ['a nest too deep', `filters${'[a]'.repeat(12)}=1`, 'filters'],
    ['a query too long', `q=${'x'.repeat(8_000)}`, 'query'],
    ['too many parameters', Array.from({ length: 201 }, (_, index) => `a${index}=1`).join('&'), 'query'],
  ])('is refused for %s, by name', (_case, query, parameter) => {
    expect(refusal(query).parameter).toBe(parameter);
  });
});

describe('a list', () => {
  it.each(['sort=a,b', 'sort[0]=a&sort[1]=b', 'sort[]=a&sort[]=b', 'sort[1]=b&sort[0]=a'])('may be written %s', (query) => {
    expect(listed(parseParameters(query).get('sort'), 'sort')).toEqual(['a', 'b']);
  });
});
