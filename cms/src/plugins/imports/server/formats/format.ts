import { readBibtex } from './bibtex';
import { charactersOf, firstProblems, withinBounds } from './bounds';
import { readCslJson } from './csl-json';
import { detectDelimiter, readCsv } from './csv';
import { decodeFile, type Encoding } from './encoding';
import type { ReadOptions, ReadResult } from './imported-work';
import { parseJson } from './json';
import { readJsonl } from './jsonl';
import { LIMITS } from './limits';
import { readRis } from './ris';
import { isZoteroJson, readZoteroJson } from './zotero-json';
import { readZoteroRdf } from './zotero-rdf';

type Read = (text: string, options: ReadOptions) => ReadResult | Promise<ReadResult>;

/** Every format an import reads. */
const READERS = { csv: readCsv, jsonl: readJsonl, ris: readRis, bibtex: readBibtex, 'csl-json': readCslJson, 'zotero-json': readZoteroJson, 'zotero-rdf': readZoteroRdf } as const satisfies Record<string, Read>;

export type Format = keyof typeof READERS;
export const FORMATS = Object.keys(READERS) as Format[];

const ENDINGS: readonly (readonly [RegExp, Format])[] = [[/\.(csv|tsv|tab)$/i, 'csv'], [/\.(jsonl|ndjson)$/i, 'jsonl'], [/\.ris$/i, 'ris'], [/\.bib(tex)?$/i, 'bibtex'], [/\.rdf$/i, 'zotero-rdf']];

/** What the content says of itself. */
function byContent(text: string): Format | undefined {
  const head = text.trimStart().slice(0, 4_096);
  if (/^TY {2}- /m.test(head)) return 'ris';
  if (/<rdf:RDF/.test(head)) return 'zotero-rdf';
  if (/^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]/im.test(head)) return 'bibtex';
  if (/^[[{]/.test(head)) {
    const parsed = parseJson(text);
    if ('value' in parsed) return isZoteroJson(parsed.value) ? 'zotero-json' : Array.isArray(parsed.value) ? 'csl-json' : /\n/.test(text.trim()) ? 'csl-json' : 'jsonl';
    return head.startsWith('{') ? 'jsonl' : undefined;
  }
  return detectDelimiter(text.slice(0, 65_536)).known > 0 ? 'csv' : undefined;
}

/** The format of a file: what its content says, else what its name does. */
export function detectFormat(name: string, text: string): Format | undefined {
  return byContent(text) ?? ENDINGS.find(([ending]) => ending.test(name))?.[1];
}

export interface FileToRead {
  name: string;
  bytes: Uint8Array;
  encoding?: Encoding;
  format?: Format;
}

export interface ReadFile extends ReadResult {
  format: Format | undefined;
}

const refused = (format: Format | undefined, reason: string, values: Record<string, string | number> = {}): ReadFile => ({ format, works: [], problems: [{ reason, values }] });

/** Reads a file of any format. Whatever is wrong with it is a problem, and never an exception. */
export async function readFile(file: FileToRead, options: ReadOptions): Promise<ReadFile> {
  const decoded = decodeFile(file.bytes, file.encoding);
  if ('problem' in decoded) return { format: file.format, works: [], problems: [decoded.problem] };
  if (decoded.text.trim() === '') return refused(file.format, 'fileEmpty');
  const format = file.format ?? detectFormat(file.name, decoded.text);
  if (!format) return refused(undefined, 'formatUnknown', { formats: FORMATS.join(', ') });
  const { works, problems } = await READERS[format](decoded.text, options);
  if (works.length > LIMITS.works) return refused(format, 'tooManyWorks', { works: works.length, limit: LIMITS.works });
  if (works.length === 0 && problems.length === 0) return refused(format, 'fileEmpty');
  const bounded = works.map(withinBounds);
  // All of it is copied to the thread that serves readers.
  if (bounded.reduce((sum, work) => sum + charactersOf(work), 0) > 2 * LIMITS.bytes) return refused(format, 'fileBeyondReading');
  return { format, works: bounded, problems: firstProblems(problems) };
}
