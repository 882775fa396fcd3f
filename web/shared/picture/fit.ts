/** A text set into a box. */
export interface Setting {
  size: number;
  lines: string[];
}

export interface Box {
  width: number;
  height: number;
  /** From the largest to the smallest that may be tried. */
  sizes: readonly number[];
  /** From line to line, in sizes. */
  leading: number;
}

type Measure = (text: string, size: number) => number;

/** As many of the words as each line holds; null where one word is wider than a line. Only plain spaces part words. */
function wrap(words: readonly string[], fits: (line: string) => boolean): string[] | null {
  const lines: string[] = [];
  for (const word of words) {
    if (!fits(word)) return null;
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The longest beginning that fits with three points after it. */
function cut(text: string, fits: (line: string) => boolean): string {
  const characters = [...text];
  for (let length = characters.length; length > 0; length -= 1) {
    const line = `${characters.slice(0, length).join('').trimEnd()}…`;
    if (fits(line)) return line;
  }
  return '…';
}

/** Parts a word that is wider than a line. */
function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = [];
  for (const character of word) {
    const longer = (parts.at(-1) ?? '') + character;
    if (parts.length > 0 && fits(longer)) parts[parts.length - 1] = longer;
    else parts.push(character);
  }
  return parts;
}

/** Sets a text as large as its box allows. At the smallest size words are parted, and what is too much ends in three points. */
export function fitText(text: string, { width, height, sizes, leading }: Box, measure: Measure): Setting {
  const words = text.split(/ +/).filter(Boolean);
  const room = (size: number): number => Math.max(1, Math.floor(height / (size * leading)));
  for (const size of sizes) {
    const lines = wrap(words, (line) => measure(line, size) <= width);
    if (lines && lines.length <= room(size)) return { size, lines };
  }
  const size = sizes.at(-1) ?? 1;
  const fits = (line: string): boolean => measure(line, size) <= width;
  const lines = wrap(words.flatMap((word) => (fits(word) ? [word] : breakWord(word, fits))), fits) ?? [];
  const shown = lines.slice(0, room(size));
  return { size, lines: shown.length < lines.length ? [...shown.slice(0, -1), cut(lines.slice(shown.length - 1).join(' '), fits)] : shown };
}
