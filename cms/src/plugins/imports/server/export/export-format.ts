import { writeBibtex } from '../formats/bibtex';
import { writeCslItem } from '../formats/csl-json';
import { csvHead, writeCsvLine } from '../formats/csv';
import { writeJsonLine } from '../formats/jsonl';
import { writeRis } from '../formats/ris';
import type { ExportedWork } from './exported-work';
import { toReference } from './to-reference';

/** How works are written, one after the other: nothing of a work is needed for the next. */
export interface ExportFormat {
  /** As a file's name ends. */
  ending: string;
  mediaType: string;
  head: (locales: readonly string[]) => string;
  work: (work: ExportedWork, locales: readonly string[]) => string;
  between: string;
  foot: string;
}

const plain = { head: () => '', between: '', foot: '' };

/** What an export knows is for readers, not for the file: the columns of a work alone are written. */
const own = ({ documentId, sourceLocale, versions, shared, relations }: ExportedWork) => ({ documentId, sourceLocale, versions, shared, relations });

export const EXPORT_FORMATS = {
  csv: { ...plain, ending: 'csv', mediaType: 'text/csv; charset=utf-8; header=present', head: csvHead, work: writeCsvLine },
  jsonl: { ...plain, ending: 'jsonl', mediaType: 'application/jsonl; charset=utf-8', work: (work) => writeJsonLine(own(work)) },
  ris: { ...plain, ending: 'ris', mediaType: 'application/x-research-info-systems; charset=utf-8', work: (work) => writeRis(toReference(work)), between: '\r\n' },
  bibtex: { ...plain, ending: 'bib', mediaType: 'application/x-bibtex; charset=utf-8', work: (work) => writeBibtex(toReference(work)), between: '\n' },
  'csl-json': { ending: 'csl.json', mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8', head: () => '[', work: (work) => writeCslItem(toReference(work)), between: ',\n', foot: ']\n' },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof EXPORT_FORMATS;
export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as ExportFormatName[];

/** The format a file's ending stands for. */
export const formatOfEnding = (ending: string): ExportFormatName | undefined => EXPORT_FORMAT_NAMES.find((name) => EXPORT_FORMATS[name].ending === ending);
