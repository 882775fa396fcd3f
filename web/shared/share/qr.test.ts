import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { toQrSvg } from './qr';

const SCALE = 4;

/** Draws the picture's paths: rows of one module's height, as the writer promises. */
function decode(svg: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const side = size * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(length)) * SCALE; column += 1) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

describe('toQrSvg', () => {
  it('is read by a decoder as the address that was written', () => {
    const address = 'https://agenda.example/es/biblioteca/reforma-consultorios-juridicos-ley-2113';
    expect(decode(toQrSvg(address))).toBe(address);
  });

  it('is read whatever the address', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '-', '/', '%C3%A9', '7'), minLength: 1, maxLength: 120 }), (path) => decode(toQrSvg(`https://a.example/${path}`)) === `https://a.example/${path}`),
      { numRuns: 25 },
    );
  });
});
