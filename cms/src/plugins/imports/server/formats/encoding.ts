import type { RowProblem } from './imported-work';
import { LIMITS } from './limits';
import { noText } from './no-text';

/** What --encoding takes, and the label the Encoding Standard knows it by. Latin-1 is read as its superset, as browsers do. */
const LABELS = { 'utf-8': 'utf-8', latin1: 'windows-1252', 'windows-1252': 'windows-1252', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be' } as const;

export type Encoding = keyof typeof LABELS;
export const ENCODINGS = Object.keys(LABELS) as Encoding[];

export type Decoded = { text: string } | { problem: RowProblem };

/** Rows that are shown as examples of what cannot be read. */
const EXAMPLES = 5;

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** A byte order mark says how a file is written: to follow it is no guess. */
function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
}

/** Text of two bytes a letter has a zero beside nearly each of its Latin letters. */
function looksLikeUtf16(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, 4_096);
  const zeros = [0, 1].map((start) => head.filter((byte, index) => index % 2 === start && byte === 0).length / (head.length / 2));
  if ((zeros[1] ?? 0) > 0.4) return 'utf-16le';
  return (zeros[0] ?? 0) > 0.4 ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines that are not UTF-8, and what the first would read as in Latin-1. */
function unreadableLines(bytes: Uint8Array): { lines: number[]; example: string } {
  const lines: number[] = [];
  let example = '';
  for (let start = 0, line = 1; start < bytes.length && lines.length < EXAMPLES; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (decode(part, 'utf-8') === undefined) {
      lines.push(line);
      const latin = decode(part, 'latin1') ?? '';
      const word = /\S*[\u0080-\uffff]\S*/.exec(latin)?.[0] ?? latin;
      example ||= word.slice(0, 40);
    }
    start = end === -1 ? bytes.length : end + 1;
  }
  return { lines, example };
}

/**
 * The text of a file. UTF-8, or what a byte order mark says; any other encoding is offered with the rows that need it and never
 * chosen silently: a wrong guess is written a thousand times before somebody sees it.
 */
export function decodeFile(bytes: Uint8Array, chosen?: Encoding): Decoded {
  if (bytes.length > LIMITS.bytes) return { problem: { reason: 'fileTooLarge', values: { limit: LIMITS.bytes / 1024 / 1024 } } };
  const wrong = noText(bytes);
  if (wrong) return { problem: wrong };
  const marked = markedEncoding(bytes);
  const encoding = marked ?? chosen ?? 'utf-8';
  const wide = marked || chosen ? undefined : looksLikeUtf16(bytes);
  if (wide) return { problem: { reason: 'encodingWide', values: { encoding: wide } } };
  const text = decode(bytes, encoding);
  if (text !== undefined) return { text };
  if (encoding !== 'utf-8') return { problem: { reason: 'encodingWrong', values: { encoding } } };
  const { lines, example } = unreadableLines(bytes);
  return { problem: { reason: 'encodingNotUtf8', values: { count: lines.length, lines: lines.join(', '), example, encoding: 'latin1' } } };
}

/** UTF-8 that was once read as Latin-1 and saved: "educaciÃ³n". No option reads it right; the file must be exported again. */
export const looksMangled = (text: string): boolean => /Ã[\u0080-\u00bf\u0192\u2030¡-¿]|â€[\u0153\u2122\u009d\u0093\u0094œ™“”]/.test(text);
