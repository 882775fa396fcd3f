/** What we use of a package that comes without types. */
declare module 'opentype.js' {
  export interface Glyph {
    advanceWidth: number;
    unicodes: number[];
    getPath(x: number, y: number, size: number): { toPathData(decimals: number): string };
  }
  export interface Font {
    unitsPerEm: number;
    numGlyphs: number;
    glyphs: { get(index: number): Glyph };
    getKerningValue(left: Glyph, right: Glyph): number;
  }
  export function parse(buffer: ArrayBuffer): Font;
}
