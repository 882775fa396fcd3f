import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clothPaths, type ClothOptions, clothViewBox } from './cloth';
import { motifs } from './motifs';
import { type Weave, weaveOf } from './weave';

const weaves = Object.keys(motifs) as Weave[];
const options: fc.Arbitrary<ClothOptions> = fc.record({
  seed: fc.string({ unit: 'binary' }),
  weave: fc.constantFrom(...weaves),
  columns: fc.integer({ min: 1, max: 4 }),
  rows: fc.integer({ min: 1, max: 4 }),
});

/** One or more elements of exactly this form are well-formed XML, and hold no text. */
const PATHS = /^(<path class="t[0-3]" d="[Mhvlaz\d .-]+"\/>)+$/;

describe('clothPaths', () => {
  it('draws the same document the same way, every time', () => {
    fc.assert(fc.property(options, (cloth) => clothPaths(cloth) === clothPaths({ ...cloth })));
  });

  it('is nothing but paths, whatever the seed', () => {
    fc.assert(fc.property(options, (cloth) => PATHS.test(clothPaths(cloth))));
  });

  it.each(weaves)('keeps a head of %s below 3.5 kB and a swatch below 700 bytes', (weave) => {
    fc.assert(
      fc.property(fc.uuid(), (seed) => {
        expect(clothPaths({ seed, weave, columns: 3, rows: 3 }).length).toBeLessThan(3_500);
        expect(clothPaths({ seed, weave, columns: 1, rows: 1 }).length).toBeLessThan(700);
      }),
    );
  });

  it('stays on its cloth', () => {
    fc.assert(
      fc.property(options, (cloth) => {
        const [, , width = 0, height = 0] = clothViewBox(cloth).split(' ').map(Number);
        const starts = [...clothPaths(cloth).matchAll(/M([\d.-]+) ([\d.-]+)/g)];
        return starts.every(([, x, y]) => Number(x) >= 0 && Number(x) <= width && Number(y) >= 0 && Number(y) <= height);
      }),
    );
  });

  it('tells documents of one frontier apart', () => {
    const drawn = new Set(Array.from({ length: 60 }, (_, index) => clothPaths({ seed: `document-${index}`, weave: 'power', columns: 2, rows: 2 })));
    expect(drawn.size).toBeGreaterThan(8);
  });
});

describe('weaveOf', () => {
  it('is that of the first frontier that has one', () => {
    expect(weaveOf([{ icon: null }, { icon: 'impact' }, { icon: 'power' }])).toBe('impact');
    expect(weaveOf([])).toBe('pieced');
  });
});
