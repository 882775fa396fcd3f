import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Match } from '../match/find-matches';
import type { Choice, Outcome, PlannedRow } from '../plan/import-plan';
import type { Filter } from '../../shared/upload';
import type { UploadFolder } from './upload-folder';

/** Where a planned row is in the file of all, and what of it is asked without reading it. */
export interface RowEntry {
  row: number;
  outcome: Outcome;
  start: number;
  length: number;
  /** Of its whole plan. */
  hash: string;
  /** Differs from the plan before. */
  renewed: boolean;
  choices: Choice[];
  matches: Pick<Match, 'reason' | 'edition' | 'documentId' | 'row'>[];
}

/** Rows in one write to the disk. */
const PORTION = 500;
export const PAGE_SIZE = 25;

const INDEX = 'index.json';
const ROWS = 'rows.jsonl';

const entryOf = ({ row, outcome, choices, matches }: PlannedRow, line: string, start: number, before: ReadonlyMap<number, string> | undefined): RowEntry => {
  const hash = createHash('sha1').update(line).digest('base64url').slice(0, 16);
  return {
    row, outcome, start, length: Buffer.byteLength(line), hash, renewed: before !== undefined && before.get(row) !== hash, choices,
    matches: matches.map(({ reason, edition, documentId, row: earlier }) => ({ reason, edition, ...(documentId === undefined ? { row: earlier } : { documentId }) }) as RowEntry['matches'][number]),
  };
};

/** The rows of a plan on disk: a page of any filter is read without the rest, however many there are. */
export class PlannedRows {
  constructor(private readonly folder: UploadFolder, private readonly id: string) {}

  index(): RowEntry[] {
    return this.folder.read<RowEntry[]>(this.id, INDEX) ?? [];
  }

  /** Replaces all. With `compare`, rows that differ from those before are marked; answers how many there are. */
  async replace(rows: readonly PlannedRow[], compare: boolean): Promise<number> {
    const before = compare ? new Map(this.index().map(({ row, hash }) => [row, hash])) : undefined;
    const path = this.folder.path(this.id, ROWS);
    const index: RowEntry[] = [];
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      let start = 0;
      for (let first = 0; first < rows.length; first += PORTION) {
        const lines = rows.slice(first, first + PORTION).map((row) => {
          const line = JSON.stringify(row);
          const entry = entryOf(row, line, start, before);
          index.push(entry);
          start += entry.length + 1;
          return `${line}\n`;
        });
        await file.write(lines.join(''));
      }
      // The index is on the disk at once: without its rows it would be of no use after a power cut.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
    this.folder.write(this.id, INDEX, index);
    return index.filter(({ renewed }) => renewed).length;
  }

  /** A page of the rows that a filter lets through, and how many these are. Pages count from 1. */
  async page(filter: Filter | undefined, page: number): Promise<{ rows: PlannedRow[]; total: number }> {
    const found = this.index().filter(({ outcome, renewed }) => filter === undefined || (filter === 'renewed' ? renewed : outcome === filter));
    const wanted = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    if (wanted.length === 0) return { rows: [], total: found.length };
    const file = await open(this.folder.path(this.id, ROWS));
    try {
      const rows: PlannedRow[] = [];
      for (const { start, length } of wanted) {
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
        rows.push(JSON.parse(buffer.toString('utf8')) as PlannedRow);
      }
      return { rows, total: found.length };
    } finally {
      await file.close();
    }
  }

  /** All, one after the other. */
  async *all(): AsyncGenerator<PlannedRow> {
    const lines = createInterface({ input: createReadStream(this.folder.path(this.id, ROWS)), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line) as PlannedRow;
  }
}
