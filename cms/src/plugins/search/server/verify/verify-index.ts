import { marks, select } from '../../../delivery/server/store/sql';
import { readRecords } from '../document/read-records';
import { isIndexed, toIndexDocument } from '../document/to-index-document';
import { digestOf } from '../engine/digest';
import type { ChangeReader } from '../feed/changed-documents';
import { IndexReading, sumOf } from './index-reading';

export interface IndexDifference {
  /** `missing`: public and not in the index. `extra`: in the index and not public. `different`: in there as it was. `words`: found by other words than it has. */
  kind: 'missing' | 'extra' | 'different' | 'words' | 'broken';
  type: string;
  documentId: string;
}

export interface IndexReport {
  /** The number up to which the index holds all changes; null for a file that is made anew by who takes it, because it is of another database or content model. */
  number: number | null;
  documents: number;
  differences: IndexDifference[];
}

const PORTION = 500;

interface ChangeRow {
  document_id: string;
  number: number | string | null;
}

/** The last changes of some documents; what has never been public has none. */
const changesOf = ({ db }: ChangeReader, type: string, ids: readonly string[]): Promise<ChangeRow[]> =>
  select<ChangeRow>(db, `select document_id, number from delivery_document where type = ? and document_id in (${marks(ids)})`, [type, ...ids]);

class IndexComparison {
  readonly differences: IndexDifference[] = [];
  documents = 0;

  constructor(private readonly index: IndexReading, private readonly sums: Uint32Array, private readonly reader: ChangeReader, private readonly number: number) {}

  /** Every document of the records, beside the index. */
  async records(typeName: string): Promise<void> {
    const type = this.reader.model.types.get(typeName);
    if (!type) return;
    for (let after = ''; ; ) {
      const rows = await select<ChangeRow>(this.reader.db, `select document_id, number from delivery_document where type = ? and document_id > ? order by document_id limit ${PORTION}`, [typeName, after]);
      const ids = rows.filter(({ number }) => Number(number ?? 0) <= this.number).map((row) => row.document_id);
      const records = new Map((await readRecords(this.reader.db, type, ids)).map((one) => [one.documentId, one]));
      for (const documentId of ids) {
        const stored = this.index.stored(typeName, documentId);
        const record = records.get(documentId);
        const document = record && toIndexDocument(this.reader, record);
        if (document) this.documents += 1;
        const wrong = !document ? (stored ? 'extra' : null)
          : !stored ? 'missing'
          : stored.digest !== digestOf(document) ? 'different'
          : this.sums[stored.row] !== sumOf(document) ? 'words' : null;
        if (wrong) await this.note(wrong, typeName, documentId);
      }
      if (rows.length < PORTION) return;
      after = rows.at(-1)?.document_id ?? '';
    }
  }

  /** Every document of the index that the records have never heard of. */
  async strays(typeName: string): Promise<void> {
    for (let after = ''; ; ) {
      const ids = this.index.idsAfter(typeName, after, PORTION);
      if (ids.length === 0) return;
      const known = new Set((await changesOf(this.reader, typeName, ids)).map((row) => row.document_id));
      for (const documentId of ids) if (!known.has(documentId)) this.differences.push({ kind: 'extra', type: typeName, documentId });
      after = ids.at(-1) ?? '';
    }
  }

  /** What has changed in the meantime is no difference. */
  private async note(kind: IndexDifference['kind'], type: string, documentId: string): Promise<void> {
    const [now] = await changesOf(this.reader, type, [documentId]);
    if (Number(now?.number ?? 0) <= this.number) this.differences.push({ kind, type, documentId });
  }
}

const broken = (reason: string): IndexReport => ({ number: null, documents: 0, differences: [{ kind: 'broken', type: reason, documentId: '' }] });

/** What can be said of a file by itself, or what to compare it by. */
function openIndex(path: string, signature: string): IndexReport | { index: IndexReading; number: number; sums: Uint32Array } {
  let index: IndexReading | undefined;
  try {
    index = new IndexReading(path);
    const state = index.state();
    const faults = state?.signature === signature ? index.faults() : [];
    if (state?.signature === signature && faults.length === 0) return { index, number: state.number, sums: index.sums() };
    index.close();
    return faults.length > 0 ? broken(faults.join('; ')) : { number: null, documents: 0, differences: [] };
  } catch (error) {
    index?.close();
    return broken(error instanceof Error ? error.message : String(error));
  }
}

/** Compares an index file with the records, in portions. A document that has changed after the number of the index is passed over. */
export async function verifyIndex(path: string, reader: ChangeReader, signature: string): Promise<IndexReport> {
  const opened = openIndex(path, signature);
  if (!('index' in opened)) return opened;
  const { index, sums, number } = opened;
  try {
    const comparison = new IndexComparison(index, sums, reader, number);
    const indexed = [...reader.model.types.values()].filter(isIndexed).map(({ name }) => name);
    for (const type of indexed) await comparison.records(type);
    for (const type of index.types()) await comparison.strays(type);
    return { number, documents: comparison.documents, differences: comparison.differences };
  } finally {
    index.close();
  }
}
