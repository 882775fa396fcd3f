import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../analyse/analyser';
import { wordsOf } from '../analyse/words';
import { type Concept, Thesaurus } from './thesaurus';

const concept = (key: string, labels: Concept['labels'], more: Partial<Concept> = {}): Concept => ({ key, labels, facet: null, broader: [], ...more });

function find(thesaurus: Thesaurus, text: string, locales = ['en', 'es', 'fr', '']) {
  const words = wordsOf(text).map((word) => word.text);
  return thesaurus.find(words.length, locales, (at, locale) => termsOf(words[at] ?? '', locale)?.[0] ?? null);
}
const found = (...parameters: Parameters<typeof find>) => find(...parameters).map(({ concept: { key }, start, length, locale }) => `${key} ${start}+${length} ${locale}`).toSorted();

const thesaurus = new Thesaurus();
thesaurus.set(concept('aid', { en: ['Legal aid', 'free legal help'], es: ['Asistencia jurídica gratuita'], fr: ['Aide juridique', 'aide juridictionnelle'] }));
thesaurus.set(concept('law', { en: ['Law', 'legal'], es: ['Derecho'], fr: ['Droit'] }));
thesaurus.set(concept('land', { en: ['Land rights'], es: ['Derecho a la tierra'], fr: ['Droit à la terre'] }, { broader: ['rights'] }));
thesaurus.set(concept('rights', { en: ['Rights'] }));
thesaurus.set(concept('org', { '': ['Open Society Justice Initiative'] }, { facet: { name: 'organization', value: 'o1' } }));

const organizations = new Thesaurus();
organizations.set(concept('oas', { '': ['Organization of American States', 'Organización de los Estados Americanos'] }, { facet: { name: 'organization', value: 'o2' } }));
organizations.set(concept('fao', { '': ['FAO', 'Organisation des Nations Unies pour l’alimentation et l’agriculture'] }, { facet: { name: 'organization', value: 'o3' } }));

describe('a concept', () => {
  it.each([
    ['legal aid', ['aid 0+2 en']],
    ['free legal aid clinic', ['aid 1+2 en']],
    ['ayuda legal, asistencia jurídica gratuita', ['aid 2+3 es', 'law 1+1 en']],
    ['derecho a la tierra', ['land 0+4 es']],
    ['derechos a las tierras', ['land 0+4 es']],
    ['droits à la terre', ['land 0+4 fr']],
    ['land rights and law', ['land 0+2 en', 'law 3+1 en']],
    ['the of', []],
    ['', []],
    ['tierra', []],
  ])('is found in "%s" by its longest name', (text, expected) => {
    expect(found(thesaurus, text)).toEqual(expected);
  });

  it.each([
    ['en', 'Organización de los Estados Americanos', 'oas'],
    ['es', 'Organización de los Estados Americanos', 'oas'],
    ['fr', 'Organización de los Estados Americanos', 'oas'],
    ['en', 'Organization of American States', 'oas'],
    ['fr', 'Organisation des Nations Unies pour l’alimentation et l’agriculture', 'fao'],
  ])('is found by readers of %s, whose questions come without what says nothing to them, by a name in no language: %s', (reader, name, key) => {
    const asked = wordsOf(name).map(({ text }) => text).filter((word) => termsOf(word, reader) !== null);
    expect(found(organizations, asked.join(' '))).toEqual([`${key} 0+${asked.length} `]);
    expect(organizations.findByName('', asked.flatMap((word) => termsOf(word, '')?.[0] ?? [])).map(({ label }) => label)).toEqual([name]);
  });

  it('is found only in the languages that are asked', () => {
    expect(found(thesaurus, 'derecho', ['fr'])).toEqual([]);
  });

  it('knows what is narrower', () => {
    const rights = find(thesaurus, 'rights')[0]?.concept;
    expect(rights && thesaurus.narrowerOf(rights).map(({ key }) => key)).toEqual(['land']);
  });

  it('is found by a word of its name only if it is an organization', () => {
    expect(thesaurus.findByPart('', 'society').map(({ concept: { key } }) => key)).toEqual(['org']);
    expect(thesaurus.findByPart('en', 'aid')).toEqual([]);
    expect(thesaurus.findByName('en', ['legal', 'aid']).map(({ label }) => label)).toEqual(['Legal aid']);
  });
});

it('after any history a thesaurus finds what one made anew would', () => {
  const label = fc.constantFrom('Land', 'Land rights', 'Rights', 'Law', 'Legal aid', 'the', 'Tierra', '');
  const edit = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), labels: fc.option(fc.dictionary(fc.constantFrom('en', 'es'), fc.uniqueArray(label, { maxLength: 3 }))), broader: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }) });
  fc.assert(fc.property(fc.array(edit, { maxLength: 15 }), (edits) => {
    const lived = new Thesaurus();
    const left = new Map<string, Concept>();
    for (const { key, labels, broader } of edits) {
      const facet = key === 'd' ? { name: 'organization' as const, value: 'd' } : null;
      if (labels) lived.set(concept(key, labels, { broader, facet }));
      else lived.delete(key);
      if (labels) left.set(key, concept(key, labels, { broader, facet }));
      else left.delete(key);
    }
    const fresh = new Thesaurus();
    for (const one of left.values()) fresh.set(one);
    for (const text of ['land rights law', 'legal aid', 'tierra land', 'rights']) {
      expect(found(lived, text)).toEqual(found(fresh, text));
      const narrower = (all: Thesaurus) => find(all, text).map(({ concept: one }) => all.narrowerOf(one).map(({ key }) => key).toSorted());
      expect(narrower(lived).map((keys) => JSON.stringify(keys)).toSorted()).toEqual(narrower(fresh).map((keys) => JSON.stringify(keys)).toSorted());
    }
    for (const term of ['land', 'right']) expect(lived.findByPart('en', term).length).toBe(fresh.findByPart('en', term).length);
  }));
});
