import { describe, expect, it } from 'vitest';
import type { SharedExpression } from '../types/cms.generated';
import { toReadingPlaces } from './reading-places';

const edition = (language: string, more: Partial<SharedExpression> = {}): SharedExpression => ({ language, title: null, file: null, url: null, urlSeen: null, mediaType: null, bytes: null, pages: null, translator: null, ...more });
const shown = (places: ReturnType<typeof toReadingPlaces>) => places.map((place) => [place[0].href, place.map(({ language }) => language).join(' ')]);

describe('where a work is read', () => {
  it('is one way to each address, the reader’s language first', () => {
    const expressions = [edition('en', { url: 'https://a.example/' }), edition('fr'), edition('es', { url: 'https://a.example/' }), edition('hi')];
    expect(shown(toReadingPlaces(expressions, 'https://work.example/', 'es'))).toEqual([['https://a.example/', 'es en'], ['https://work.example/', 'fr hi']]);
  });

  it('keeps apart what differs at one address', () => {
    const expressions = [edition('en', { pages: 10 }), edition('fr', { translator: 'A. Diop' }), edition('es'), edition('hi')];
    expect(shown(toReadingPlaces(expressions, 'https://work.example/', 'en')).map(([, languages]) => languages)).toEqual(['en', 'fr', 'es hi']);
  });

  it('is nowhere without an address or a language', () => {
    expect(toReadingPlaces([edition('en'), { ...edition('en', { url: 'https://a.example/' }), language: null }], null, 'en')).toEqual([]);
  });
});
