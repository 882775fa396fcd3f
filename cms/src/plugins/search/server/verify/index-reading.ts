import Database from 'better-sqlite3';
import type { IndexDocument } from '../document/index-document';
import { type IndexState, termsOf } from '../engine/index-file';

export interface StoredDigest {
  row: number;
  digest: string;
}

/** FNV-1a of a term and its place; sums of it are the same in whatever order terms are met. */
function hashOf(term: string, place: number): number {
  let hash = Math.imul(0x811c9dc5 ^ place, 0x01000193);
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** What the full-text table should say of a document, summed up. */
export const sumOf = (document: IndexDocument): number => termsOf(document).split(' ').reduce((sum, term, place) => (term === '' ? sum : (sum + hashOf(term, place)) >>> 0), 0);

/** An index file as it is at one moment, also while a process writes to it. Reads only. */
export class IndexReading {
  private readonly db: Database.Database;

  /** Throws where the file is no index. */
  constructor(path: string) {
    this.db = new Database(path, { readonly: true, fileMustExist: true });
    this.db.exec('begin');
  }

  state(): IndexState | undefined {
    return this.db.prepare('select signature, number from state where id = 1').get() as IndexState | undefined;
  }

  /** What SQLite and FTS5 find wrong with the file. */
  faults(): string[] {
    const lines = this.db.pragma('integrity_check') as { integrity_check: string }[];
    return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok');
  }

  types(): string[] {
    return this.db.prepare('select distinct type from document order by type').pluck().all() as string[];
  }

  /** Ids of a type after one, in order. */
  idsAfter(type: string, after: string, limit: number): string[] {
    return this.db.prepare('select document_id from document where type = ? and document_id > ? order by document_id limit ?').pluck().all(type, after, limit) as string[];
  }

  stored(type: string, documentId: string): StoredDigest | undefined {
    return this.db.prepare('select row, digest from document where type = ? and document_id = ?').get(type, documentId) as StoredDigest | undefined;
  }

  /** By row, the sum of what the full-text table holds. */
  sums(): Uint32Array {
    const last = this.db.prepare('select coalesce(max(rowid), 0) from text_docsize').pluck().get() as number;
    const sums = new Uint32Array(last + 1);
    this.db.exec('create virtual table temp.place using fts5vocab(main, text, instance)');
    for (const { term, doc, offset } of this.db.prepare('select term, doc, offset from temp.place').iterate() as Iterable<{ term: string; doc: number; offset: number }>) {
      sums[doc] = (sums[doc] ?? 0) + hashOf(term, offset);
    }
    return sums;
  }

  close(): void {
    this.db.close();
  }
}
