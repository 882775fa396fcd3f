import { expect, it } from 'vitest';
import { locales } from '../../../../../config/locales';
import { toDocument } from '../document/fixture';
import type { IndexDocument } from '../document/index-document';
import { Fts5Engine } from './fts5-engine';

const topic = (type: 'region' | 'theme', documentId: string): IndexDocument =>
  toDocument(documentId, { type, facets: { type: [type] }, concept: { labels: { en: [documentId] }, broader: [], kind: null } });

const work = (documentId: string, title: string, facets: IndexDocument['facets'] = {}, text = ''): IndexDocument =>
  toDocument(documentId, { titles: { en: title }, texts: [{ locale: 'en', field: 'a', text: title }, { locale: 'en', field: 'c', text }], facets: { type: ['resource'], kind: ['guide'], region: ['everywhere'], ...facets } });

/** Works like the first of some. */
function likeFirst(works: readonly [IndexDocument, ...IndexDocument[]]): string[] {
  const engine = new Fts5Engine({ path: ':memory:', signature: 'test', locales, listBytes: 1_000_000 });
  const others = Array.from({ length: 20 }, (_, index) => work(`other${index}`, `Other${index}`, { kind: ['report'], region: [] }));
  engine.apply({ after: -1, number: 1, removed: [], documents: [topic('region', 'everywhere'), topic('theme', 'health'), ...works, ...others] });
  const { hits } = engine.search({ locales: ['en'], ownOnly: false, types: ['resource'], words: { asked: [], excluded: [] }, facets: {}, years: null, like: { type: 'resource', documentId: works[0].documentId }, sort: 'relevance', start: 0, limit: 20 });
  engine.close();
  return hits.map(({ documentId }) => documentId);
}

const leaflet = work('leaflet', 'Use our interface: leaflet for partner sites');

it('works of the same kind, about the same region, are not alike for that', () => {
  expect(likeFirst([leaflet, work('same', 'Land')])).toEqual([]);
});

it('nor for a word of a long title, or one that is in the text', () => {
  expect(likeFirst([leaflet, work('word', 'Mining sites'), work('text', 'Land', {}, 'A leaflet for partner sites.')])).toEqual([]);
});

it('works are alike that have a theme in common, or a third of the words of a title', () => {
  const withTheme = { ...leaflet, facets: { ...leaflet.facets, theme: ['health'] } };
  expect(likeFirst([withTheme, work('theme', 'Land', { theme: ['health'] }), work('same', 'Water')])).toEqual(['theme']);
  expect(likeFirst([leaflet, work('title', 'Leaflet for partner organizations'), work('same', 'Water')])).toEqual(['title']);
});

it('what they have in common besides brings them nearer', () => {
  const withTheme = { ...leaflet, facets: { ...leaflet.facets, theme: ['health'] } };
  const [far, near] = [work('far', 'Land', { theme: ['health'], region: [], kind: ['report'] }), work('near', 'Water', { theme: ['health'] })];
  expect(likeFirst([withTheme, far, near])[0]).toBe('near');
  expect(likeFirst([withTheme, near, far])[0]).toBe('near');
});
