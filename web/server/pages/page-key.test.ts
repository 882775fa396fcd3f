import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, isSearch, localeOf, toPageKey } from './page-key';

const key = (url: string) => toPageKey(url, ['xx', 'yy']);

/** Text of what means something in an address, and of what does not. */
const text = fc.string({ unit: fc.constantFrom(...'aé𝒳/%?&=#+ .\u0000'), maxLength: 12 });

describe('toPageKey', () => {
  it.each([
    ['/xx', '/xx'],
    ['/xx/', '/xx'],
    ['/xx.png', '/xx.png'],
    ['/xx/library.png?v=1', '/xx/library.png'],
    ['/xx/library?kind=report&q=land', '/xx/library?q=land&kind=report'],
    ['/xx/library?kind=report&kind=law&kind=', '/xx/library?kind=law%2Creport'],
    ['/xx/library?from=2015&to=2020&sort=', '/xx/library?year=2015..2020'],
    ['/xx/library?theme=a%20b', '/xx/library'],
    ['/xx/library?utm_source=a&fbclid=b', '/xx/library'],
    ['/xx/library?page=1', '/xx/library'],
    ['/xx/library?page=2&page=3', '/xx/library?page=2'],
    ['/xx/library?constructor=a&__proto__=b', '/xx/library'],
    ['/xx/library?page=abc', '/xx/library?page=0'],
    ['/xx/library?page=-7', '/xx/library?page=0'],
    ['/xx/library?q=', '/xx/library'],
    ['/xx/%70rojects/caf%C3%A9', '/xx/projects/caf%C3%A9'],
    ['/xx/library?q=d%C3%A9fense+collective', '/xx/library?q=d%C3%A9fense+collective'],
  ])('names %s by %s', (url, expected) => {
    expect(key(url)).toBe(expected);
  });

  it.each(['/', '/zz', '/xx?preview=a.b', '/xx/a?q=b&%70review', '/xxlibrary', '/xxlibrary.png', '/zz.png', '/xx.pngs', '/uploads/a.png', '/xx/%', '/xx/a%2Fb', '/xx/%2e%2e/uploads', 'http://elsewhere/xx', `/xx/${'a'.repeat(3000)}`])('leaves %s alone', (url) => {
    expect(key(url)).toBeNull();
  });

  it('names a key by itself, so that equal pages have one', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.dictionary(fc.constantFrom('q', 'page', 'kind', 'other'), text), (segments, query) => {
        const path = ['xx', ...segments].map((segment) => encodeURIComponent(segment)).join('/');
        const first = key(`/${path}?${new URLSearchParams(query).toString()}`);
        if (first !== null) expect(key(first)).toBe(first);
      }),
    );
  });
});

it('tells the pages that visitors make by their own words from those that editors make', () => {
  expect(['/xx', '/xx/library?page=2', '/xx/library?q=a', '/xx/library?kind=a&page=2'].map(isSearch)).toEqual([false, false, true, true]);
});

it('tells the pages that hold words of a visitor', () => {
  expect(['/xx/q=', '/xx/library?kind=q', '/xx/library?q=a', '/xx/library?q=b&kind=a', '/xx/library?license=my+own'].map(hasWords)).toEqual([false, false, true, true, true]);
});

it('knows the language of a key', () => {
  expect(['/xx', '/xx?q=a', '/yy/library', '/yy.png'].map(localeOf)).toEqual(['xx', 'xx', 'yy', 'yy']);
});
