import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeedInfo, toAtom } from './atom';
import { elementsOf } from '../../test/xml';
import { MAX_URLS, toParts, toSitemapIndex, toUrls, urlsetEnd, urlsetStart } from './sitemap';

const feed: FeedInfo = {
  title: 'Bibliothèque', subtitle: 'Guides & études', author: 'Agenda', url: 'https://a.example/fr/bibliotheque', selfUrl: 'https://a.example/fr/bibliotheque.atom', language: 'fr',
  alternates: [{ language: 'en', url: 'https://a.example/en/library.atom' }],
  entries: [
    { id: 'urn:a:1', url: 'https://a.example/fr/bibliotheque/x?a=1&b=2', title: { text: 'Land <rights>', language: 'en' }, summary: { text: 'Résumé', language: undefined }, published: '2026-01-01T00:00:00.000Z', updated: '2026-02-01T00:00:00.000Z' },
  ],
};

describe('toAtom', () => {
  it('says each text in its language', () => {
    const elements = elementsOf(toAtom(feed));
    expect(elements[0]).toMatchObject({ name: 'feed', attributes: { 'xml:lang': 'fr' } });
    expect(elements.filter(({ name }) => name === 'title').at(-1)).toEqual({ name: 'title', attributes: { 'xml:lang': 'en' }, text: 'Land <rights>' });
    expect(elements.find(({ name }) => name === 'updated')?.text).toBe('2026-02-01T00:00:00.000Z');
  });

  it('says what is to know of an entry before its summary, and instead of one', () => {
    const summaries = (changes: object): string[] => elementsOf(toAtom({ ...feed, entries: feed.entries.map((entry) => ({ ...entry, ...changes })) })).filter(({ name }) => name === 'summary').map(({ text }) => text);
    const note = 'Ceci est un contenu d’exemple.';
    expect([summaries({ note }), summaries({ note, summary: null }), summaries({})]).toEqual([[`${note} Résumé`], [note], ['Résumé']]);
  });

  it('lets no entry be updated before it was published', () => {
    const entries = feed.entries.map((entry) => ({ ...entry, published: '2026-03-01T00:00:00.005Z' }));
    const elements = elementsOf(toAtom({ ...feed, entries }));
    expect(elements.filter(({ name }) => name === 'updated' || name === 'published').map(({ text }) => text)).toEqual(Array(3).fill('2026-03-01T00:00:00.005Z'));
  });

  it('is well-formed whatever a text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '<', '&', '"', "'", ']]>', '\u0000', '\u0008', '\n', '\uFFFE', '\uD800', 'é', '👩🏾') }), (text) => {
        const [entry] = feed.entries;
        if (entry) elementsOf(toAtom({ ...feed, entries: [{ ...entry, title: { text, language: 'en' } }] }));
      }),
    );
  });
});

describe('sitemaps', () => {
  it('name every language of a page beside each of its addresses', () => {
    const urls = [{ language: 'en', url: 'https://a.example/en/x?a&b' }, { language: 'es', url: 'https://a.example/es/x' }];
    const elements = elementsOf(urlsetStart + toUrls({ urls, changed: '2026-02-01T00:00:00.000Z' }) + urlsetEnd);
    expect(elements.filter(({ name }) => name === 'loc').map(({ text }) => text)).toEqual(urls.map(({ url }) => url));
    expect(elements.filter(({ name }) => name === 'xhtml:link').map(({ attributes }) => attributes.hreflang)).toEqual(['en', 'es', 'x-default', 'en', 'es', 'x-default']);
  });

  it('are cut so that every entry is in exactly one part, and no part is too long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 1, max: 12 }), (entries, languages) => {
        const parts = toParts(entries, languages, 60);
        expect(parts.every(({ count }) => count * languages <= MAX_URLS)).toBe(true);
        if (entries * languages + 60 > MAX_URLS) expect(parts.reduce((next, { start, count }) => (start === next ? next + count : Number.NaN), 0)).toBe(entries);
        else expect(parts).toEqual([]);
      }),
    );
  });

  it('of sitemaps are well-formed', () => {
    expect(elementsOf(toSitemapIndex(['https://a.example/sitemap/1.xml?x&y'])).map(({ name }) => name)).toEqual(['sitemapindex', 'sitemap', 'loc']);
  });
});
