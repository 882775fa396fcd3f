import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from './fit';

/** Each letter is half as wide as it is large. */
const measure = (text: string, size: number): number => ([...text].length * size) / 2;
const sizes = [80, 60, 40, 20];
const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '-'), minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const boxes = fc.record({ width: fc.integer({ min: 60, max: 800 }), height: fc.integer({ min: 40, max: 600 }) });

describe('fitText', () => {
  it('stays in its box, whatever the text', () => {
    fc.assert(
      fc.property(texts, boxes, (text, box) => {
        const { size, lines } = fitText(text, { ...box, sizes, leading: 1.1 }, measure);
        expect(sizes).toContain(size);
        expect(Math.max(...lines.map((line) => measure(line, size)))).toBeLessThanOrEqual(box.width);
        expect(lines.length).toBeLessThanOrEqual(Math.max(1, Math.floor(box.height / (size * 1.1))));
      }),
    );
  });

  it('loses nothing unless it says so', () => {
    fc.assert(
      fc.property(texts, boxes, (text, box) => {
        const { lines } = fitText(text, { ...box, sizes, leading: 1.1 }, measure);
        const bare = (value: string): string => value.replaceAll(' ', '');
        const shown = bare(lines.join(''));
        expect(shown.endsWith('…') ? bare(text).startsWith(shown.slice(0, -1)) : shown === bare(text)).toBe(true);
      }),
    );
  });

  it('sets a short title large and a long one smaller', () => {
    const box = { width: 650, height: 370, sizes, leading: 1.1 };
    expect(fitText('Land', box, measure)).toEqual({ size: 80, lines: ['Land'] });
    expect(fitText('word '.repeat(30), box, measure).size).toBe(40);
  });
});
