import { describe, expect, it } from 'vitest';
import { model } from '../project/fixture';
import { type Candidate, chooseDocument, parseAddresses } from './addresses';
import { BadRequest } from './bad-request';

const limits = { locales: ['en', 'es', 'fr'], defaultLocale: 'en' };
const parse = (query: string) => parseAddresses(model.types.values(), limits, query);

const candidate = (kind: Candidate['kind'], documentId: string, more: Partial<Candidate> = {}): Candidate => ({ kind, documentId, locale: 'es', rank: 0, number: 0, ...more });

describe('a request for addresses', () => {
  it('reads an address in the language it names, and in the asked one where it names none', () => {
    const { localization, addresses } = parse('locale=fr&of=works/eau,es/works/agua');
    expect(localization.locale).toBe('fr');
    expect(addresses.map(({ type, locale, slug }) => [type.name, locale, slug])).toEqual([['work', 'es', 'agua'], ['work', 'fr', 'eau']]);
  });

  it('is the same in whatever order it is written', () => {
    expect(parse('of=works/b,works/a,works/b')).toEqual(parse('of[]=works/a&of[]=works/b'));
  });

  it.each(['', 'of=', 'of=works', 'of=works/', 'of=secrets/a', 'of=de/works/a', 'of=/works/a', 'of=works/a/b', 'of=en/works/a/b', `of=works/${'x'.repeat(201)}`, `of=${Array.from({ length: 101 }, (_, index) => `works/${index}`).join()}`])('is refused as %s', (query) => {
    expect(() => parse(query)).toThrow(BadRequest);
  });
});

describe('an address', () => {
  const chosen = (...candidates: Candidate[]) => chooseDocument(candidates, ['es', 'en', 'fr']);

  it('leads to the document of that id, whatever else is called so', () => {
    expect(chosen(candidate('current', 'b'), candidate('id', 'c', { locale: 'en' }))).toBe('c');
  });

  it('leads to who has it now in its language, before who had it', () => {
    expect(chosen(candidate('former', 'a', { number: 9 }), candidate('current', 'b'))).toBe('b');
  });

  it('leads to whose own slug it is, before who borrowed it', () => {
    expect(chosen(candidate('current', 'a', { rank: 1 }), candidate('current', 'b'))).toBe('b');
  });

  it('that is current in another language alone is one that was served there', () => {
    expect(chosen(candidate('current', 'a', { locale: 'fr' }))).toBeUndefined();
    expect(chosen(candidate('current', 'a', { locale: 'fr' }), candidate('former', 'a', { locale: 'fr' }))).toBe('a');
  });

  it('of before leads to who had it in the nearest language, and there to who had it last', () => {
    expect(chosen(candidate('former', 'a', { locale: 'fr', number: 9 }), candidate('former', 'b', { locale: 'en', number: 1 }), candidate('former', 'c', { locale: 'en', number: 2 }))).toBe('c');
  });

  it('leads to the same of two that are alike, in whatever order they come', () => {
    const both = [candidate('former', 'b'), candidate('former', 'a')];
    expect([chosen(...both), chosen(...both.reverse())]).toEqual(['a', 'a']);
  });

  it('that was served in a language of no chain leads nowhere', () => {
    expect(chosen(candidate('former', 'a', { locale: 'de' }))).toBeUndefined();
  });
});
