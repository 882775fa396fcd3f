import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Letters } from '../shared/picture/letters';

interface Glyph {
  advanceWidth: number;
  unicodes: number[];
  getPath(x: number, y: number, size: number): { toPathData(decimals: number): string };
}

interface Font {
  unitsPerEm: number;
  numGlyphs: number;
  glyphs: { get(index: number): Glyph };
  getKerningValue(left: Glyph, right: Glyph): number;
}

const require = createRequire(import.meta.url);
/** It comes without types. */
const { parse } = require('opentype.js') as { parse(file: ArrayBuffer): Font };

/** The site's face at the weight of its headings. What the first file has is not looked for in the others. */
const FILES = ['latin', 'latin-ext', 'vietnamese'].map((subset) => `@fontsource/familjen-grotesk/files/familjen-grotesk-${subset}-700-normal.woff`);

/** Pairs beyond these are rare in titles, and there are very many. */
const KERNED = /^[\p{Script=Latin}\p{Number}\p{Punctuation} ]$/u;

function open(name: string): Font {
  const { buffer, byteOffset, byteLength } = readFileSync(require.resolve(name));
  return parse((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength));
}

const glyphsOf = (font: Font): [string, Glyph][] =>
  Array.from({ length: font.numGlyphs }, (_, index) => font.glyphs.get(index)).flatMap((glyph) => glyph.unicodes.map((code): [string, Glyph] => [String.fromCodePoint(code), glyph]));

function kerningOf(font: Font): Letters['kerning'] {
  const kerned = glyphsOf(font).filter(([character]) => KERNED.test(character));
  const pairs = kerned.flatMap(([left, from]) => kerned.map(([right, to]): [string, number] => [left + right, font.getKerningValue(from, to)]));
  return Object.fromEntries(pairs.filter(([, value]) => value !== 0));
}

/** The letters of the site's face as outlines, made from the npm package while the site is built: a server needs no fonts to write. */
export function drawLetters(): Letters {
  const fonts = FILES.map(open);
  const [first] = fonts;
  if (!first) throw new Error('There is no font.');
  const outlines = fonts.toReversed().flatMap((font) =>
    glyphsOf(font).map(([character, glyph]): [string, Letters['outlines'][string]] => [character, { advance: glyph.advanceWidth, path: glyph.getPath(0, 0, font.unitsPerEm).toPathData(0) }]),
  );
  return { unitsPerEm: first.unitsPerEm, outlines: Object.fromEntries(outlines), kerning: kerningOf(first) };
}
