/** Content lines of RFC 5545, section 3.1. */

const MAX_OCTETS = 75;

/** A parameter or a value that needs no quoting. */
export interface Property {
  name: string;
  value: string;
  /** Already safe for a parameter: codes and tokens. */
  parameters?: Readonly<Record<string, string | undefined>>;
}

/** Section 3.3.11: what has a meaning in TEXT is escaped, and control characters have no place in it. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Control}/gu, '');

const octets = (character: string): number => new TextEncoder().encode(character).length;

/** At most 75 octets a line, no character cut in two; the space that continues a line counts. */
export function foldLine(line: string): string {
  let length = 0;
  let folded = '';
  for (const character of line) {
    const size = octets(character);
    if (length + size > MAX_OCTETS) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
}

function lineOf({ name, value, parameters = {} }: Property): string {
  const written = Object.entries(parameters).flatMap(([key, parameter]) => (parameter ? [`;${key}=${parameter}`] : []));
  return foldLine(`${name}${written.join('')}:${value}`);
}

export const formatLines = (properties: readonly Property[]): string => properties.map((property) => `${lineOf(property)}\r\n`).join('');
