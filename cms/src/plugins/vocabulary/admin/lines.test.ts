import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesToText, textToLines } from './lines';

describe('lines', () => {
  it('drops empty lines, spaces around an item and repeated items', () => {
    expect(textToLines(' Ana Pérez \r\n\n Kofi Mensah\nAna Pérez\n')).toEqual(['Ana Pérez', 'Kofi Mensah']);
  });

  it('gives back every list it wrote', () => {
    const item = fc.string({ minLength: 1 }).map((text) => text.replace(/[\r\n]/g, ' ').trim()).filter(Boolean);
    fc.assert(
      fc.property(fc.uniqueArray(item), (items) => {
        expect(textToLines(linesToText(items))).toEqual(items);
      }),
    );
  });
});
