import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneTypoAway, Vocabulary } from './vocabulary';

/** Optimal string alignment: insertions, deletions, exchanges, and swaps of neighbours. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      (table[i] ?? [])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]), swapped);
    }
  }
  return at(a.length, b.length);
}

describe('one typo', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  it('is a distance of one', () => {
    fc.assert(fc.property(word, word, (a, b) => {
      expect(isOneTypoAway(a, b)).toBe(distance(a, b) === 1);
    }), { numRuns: 3_000 });
  });

  it('is a distance of one, near by', () => {
    fc.assert(fc.property(word, fc.nat(8), fc.constantFrom('', 'a', 'z', 'bc'), fc.nat(2), (a, at, letter, gone) => {
      const b = a.slice(0, at) + letter + a.slice(at + gone);
      expect(isOneTypoAway(a, b)).toBe(distance(a, b) === 1);
    }), { numRuns: 5_000 });
  });
});

describe('a vocabulary', () => {
  const vocabulary = new Vocabulary();
  vocabulary.learn('Justicia y land', 'es');
  vocabulary.learn('Justice just Jústice LAND lands landlord', 'en');

  it('gives new words once, and none that is shorter than three letters', () => {
    expect(vocabulary.learn('justice of Tenure tenure', 'en').map(({ folded }) => folded)).toEqual(['tenure']);
  });

  it('finds words near a misspelt one in every language, but none that is short', () => {
    expect(vocabulary.near('justise').map(({ shown, locale }) => `${locale} ${shown}`)).toEqual(['en justice', 'en jústice']);
    expect(vocabulary.near('justicai').map(({ shown }) => shown)).toEqual(['justicia']);
    expect(vocabulary.near('lnad')).toEqual([]);
  });

  it('finds all words that begin so, the nearest first', () => {
    expect(vocabulary.beginningWith('land', 9).map(({ shown }) => shown)).toEqual(['lands', 'landlord']);
    expect(vocabulary.beginningWith('justic', 1).map(({ shown }) => shown)).toEqual(['justice']);
    expect(vocabulary.beginningWith('zz', 9)).toEqual([]);
  });

  it('finds words that came after it was asked', () => {
    vocabulary.learn('landing', 'en');
    expect(vocabulary.beginningWith('landi', 9).map(({ shown }) => shown)).toEqual(['landing']);
  });
});
