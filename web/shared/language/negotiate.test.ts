import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negotiateLanguage } from './negotiate';

const available: [string, ...string[]] = ['en', 'es', 'fr'];

describe('negotiateLanguage', () => {
  it.each([
    ['fr', 'fr'],
    ['es-419,es;q=0.9,en;q=0.8', 'es'],
    ['de, fr-CH;q=0.7, en;q=0.8', 'en'],
    ['pt-BR;q=1, FR;q=0.5', 'fr'],
    ['fr;q=0, es;q=0.1', 'es'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s leads to %s', (header, expected) => {
    expect(negotiateLanguage(header, available)).toBe(expected);
  });

  it('answers any header with a language there is', () => {
    fc.assert(fc.property(fc.string(), (header) => available.includes(negotiateLanguage(header, available))));
  });
});
