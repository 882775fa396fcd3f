import { afterAll, describe, expect, it } from 'vitest';
import { locales } from '../../../../../config/locales';
import { toDocument } from '../document/fixture';
import type { IndexDocument } from '../document/index-document';
import { parseWords, type Question } from '../query/question';
import { Fts5Engine } from './fts5-engine';

const work = (documentId: string, locale: string, text: string, more: Partial<IndexDocument> = {}) =>
  toDocument(documentId, { locales: [locale], titles: { [locale]: text }, texts: [{ locale, field: 'a', text }], ...more });
const concept = (documentId: string, labels: Readonly<Record<string, readonly string[]>>) => toDocument(documentId, {
  type: 'concept', locales: [], titles: {}, facets: { type: ['concept'] }, concept: { labels, broader: [], kind: null },
  texts: Object.entries(labels).flatMap(([locale, names]) => names.map((text) => ({ locale, field: 'a' as const, text }))),
});

const engine = new Fts5Engine({ path: ':memory:', signature: 'test', locales, listBytes: 1_000_000 });
engine.apply({
  after: -1, number: 1, removed: [], documents: [
    work('democracy', 'en', 'Democracy from below'),
    work('lessons', 'es', 'Lecciones'),
    work('case', 'en', 'A case before the court'),
    work('cost', 'en', 'What justice must cost'),
    work('ivory', 'fr', 'Obstacles à Abidjan', { facets: { type: ['resource'], country: ['CI'] } }),
    work('slums', 'en', 'Indignant slums'),
    ...Array.from({ length: 4 }, (_, number) => work(`indigenous ${number}`, 'en', `Indigenous peoples ${number}`)),
    ...Array.from({ length: 11 }, (_, number) => work(`tierra ${number}`, 'es', `Tierra ${number}`)),
    work('rare', 'es', 'Tierna'),
    work('page', 'es', 'Tiera', { type: 'page', facets: { type: ['page'] } }),
    concept('elections', { en: ['Democracy', 'elections'], es: ['Democracia', 'elecciones'] }),
    concept('castes', { en: ['caste', 'Dalits'] }),
  ],
});
afterAll(() => engine.close());

function ask(q: string, locale = 'en', more: Partial<Question> = {}) {
  const others = ['en', 'es', 'fr'].filter((code) => code !== locale);
  const { hits, didYouMean } = engine.search({
    locales: [locale, ...others], ownOnly: false, types: ['resource', 'page'], words: parseWords(q), facets: {}, years: null, like: null, sort: 'relevance', start: 0, limit: 20, ...more,
  });
  return { found: hits.map(({ documentId }) => documentId), didYouMean };
}
const inWorks: Partial<Question> = { facets: { type: ['resource'] } };

describe('a word that no document has', () => {
  it('is right where it is a name, and finds what else that is called', () => {
    expect(ask('elecciones', 'es')).toEqual({ found: ['democracy'], didYouMean: null });
    expect(ask('caste')).toEqual({ found: [], didYouMean: null });
  });

  it.each(['en', 'es', 'fr'])('is right in a name of several words, in %s', (locale) => {
    expect(ask('Ivory Coast', locale)).toEqual({ found: ['ivory'], didYouMean: null });
  });

  it.each([['es', 'eleciones', 'elecciones', ['democracy']], ['en', 'ivoory coast', 'ivory coast', ['ivory']], ['en', 'Ivory coasr', 'Ivory coast', ['ivory']], ['en', 'castte', 'caste', []]])('in %s, %s is put right to a name', (locale, q, didYouMean, found) => {
    expect(ask(q, locale)).toEqual({ found, didYouMean });
  });

  it('is put right to a word that documents have', () => {
    expect(ask('democrcay from')).toEqual({ found: ['democracy'], didYouMean: 'democracy from' });
  });

  it('is put right to a name no more once nothing is called so', () => {
    const own = new Fts5Engine({ path: ':memory:', signature: 'test', locales, listBytes: 1_000_000 });
    own.apply({ after: -1, number: 1, removed: [], documents: [concept('secret', { en: ['Brotherhood'] })] });
    const offered = () => own.search({ locales: ['en'], ownOnly: false, types: ['resource'], words: parseWords('brotherhod'), facets: {}, years: null, like: null, sort: 'relevance', start: 0, limit: 20 }).didYouMean;
    expect(offered()).toBe('brotherhood');
    own.apply({ after: 1, number: 2, documents: [], removed: [{ type: 'concept', documentId: 'secret' }] });
    expect(offered()).toBeNull();
    own.close();
  });
});

describe('a word that something has', () => {
  it('is misspelt all the same where the reader looks', () => {
    expect(ask('tiera', 'es', inWorks).found).toHaveLength(12);
    expect(ask('tiera', 'es', inWorks).didYouMean).toBe('tierra');
  });

  it('is found, and a word that ten times as many have is offered', () => {
    expect(ask('tiera', 'es')).toEqual({ found: ['page'], didYouMean: 'tierra' });
    expect(ask('lecciones', 'es')).toEqual({ found: ['lessons'], didYouMean: null });
  });

  it('is found by a stem that it has by chance, and what was meant is offered', () => {
    expect(ask('indigneous')).toEqual({ found: ['slums'], didYouMean: 'indigenous' });
  });
});

describe('words in quotes that nothing has in a row', () => {
  it('are offered without, where that finds something', () => {
    expect(ask('"cost justice" -penal')).toEqual({ found: [], didYouMean: 'cost justice -penal' });
    expect(ask('"cost justise"').didYouMean).toBe('cost justice');
    expect(ask('"zzzq xxxq"').didYouMean).toBeNull();
    expect(ask('"cost"', 'en', { types: ['page'] }).didYouMean).toBeNull();
  });
});
