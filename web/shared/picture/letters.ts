/** The letters of a face as outlines. Lengths are in units of the face; y grows downwards from the line that letters stand on. */
export interface Letters {
  unitsPerEm: number;
  outlines: Readonly<Record<string, { advance: number; path: string }>>;
  /** By pair of letters: how much closer (below 0) or farther they stand. */
  kerning: Readonly<Record<string, number>>;
}

/** What faces leave out, as what they have: no-break spaces and hyphens look like all others, and soft hyphens like nothing. */
const PLAIN: Readonly<Record<string, string>> = { '\u202F': '\u00A0', '\u2011': '-', '\u00AD': '', '\u200B': '', '\u2060': '' };

/** A text as it is written letter by letter, with no line ends. Null where the face lacks one of them: half a word says something else. */
export function toLetters(text: string, { outlines }: Letters): string | null {
  const plain = [...text.normalize('NFC').replace(/[\t\n\r]+/g, ' ').trim()].map((character) => PLAIN[character] ?? character);
  return plain.every((character) => character === '' || Object.hasOwn(outlines, character)) ? plain.join('') : null;
}

/** Calls `place` with each letter and where it begins, in units of the face. Answers where the text ends. */
function walk(text: string, { outlines, kerning }: Letters, place: (path: string, x: number) => void): number {
  let x = 0;
  let before = '';
  for (const character of text) {
    x += kerning[before + character] ?? 0;
    place(outlines[character]?.path ?? '', x);
    x += outlines[character]?.advance ?? 0;
    before = character;
  }
  return x;
}

/** Width of a line of text, in the unit of `size`. */
export const widthOf = (text: string, size: number, letters: Letters): number => (walk(text, letters, () => {}) * size) / letters.unitsPerEm;

/** A line of text as SVG, from `x` on, standing on `y`. */
export function lineToSvg(text: string, { x, y, size }: { x: number; y: number; size: number }, letters: Letters): string {
  const paths: string[] = [];
  walk(text, letters, (path, at) => {
    if (path !== '') paths.push(`<path transform="translate(${at})" d="${path}"/>`);
  });
  return `<g transform="translate(${x} ${y.toFixed(1)}) scale(${(size / letters.unitsPerEm).toFixed(5)})">${paths.join('')}</g>`;
}
