import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowProblem } from '../formats/imported-work';
import type { Decisions } from '../plan/decisions';
import type { WorkWrite } from '../write/work-write';
import type { Filter, ReadAs } from '../../shared/upload';

/** What is kept of an upload beside its file. */
export interface UploadRecord {
  id: string;
  fileName: string;
  /** SHA-256. */
  fileHash: string;
  bytes: number;
  who: string;
  /** ISO 8601. */
  receivedAt: string;
  readAs: ReadAs;
  /** `started`: what it writes is settled and kept. */
  state: 'received' | 'planned' | 'started';
  format: string | null;
  problems: RowProblem[];
  counts: Record<Filter, number>;
  decisions: Decisions;
  /** What the decisions come to: kept, since to count it reads every row. */
  would: { create: number; change: number; leaveOut: number };
  leftOut: { row: number; problem: RowProblem }[];
  runId: string | null;
}

const ID = /^[0-9a-f]{24}$/;
/** Nobody comes back to a file after so long; the record of what it did stays. */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** A file, the rows of its plan and what is to be written, each with a copy while it is made. */
const TIMES = 6;
/** The database and its log have to grow as well: a disk that editors' files fill ends more than their import. */
const LEFT_BYTES = 256 * 1024 * 1024;

function freeBytes(dir: string): number {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Uploaded files and what is known of each, below the data folder: never served, readable by their owner only. Writing is
 * synchronous and by renaming, so that whoever reads finds the one or the other.
 */
export class UploadFolder {
  constructor(private readonly dir: string, private readonly free: (dir: string) => number = freeBytes) {}

  /** Whether the disk has room for a file of so many bytes and all that becomes of it. */
  hasRoomFor = (bytes: number): boolean => this.free(this.dir) >= TIMES * bytes + LEFT_BYTES;

  /** Where a part of an upload is. Parts: `file`, `rows.jsonl`, `index.json`, `writes.json`, `upload.json`. */
  path(id: string, part: string): string {
    if (!ID.test(id)) throw new Error('An upload is named by 24 hexadecimal digits.');
    return join(this.dir, id, part);
  }

  add(bytes: Uint8Array, about: Pick<UploadRecord, 'fileName' | 'who' | 'receivedAt' | 'readAs' | 'decisions'>): UploadRecord {
    const id = randomBytes(12).toString('hex');
    const counts = { new: 0, changed: 0, duplicate: 0, refused: 0, same: 0, renewed: 0 };
    const would = { create: 0, change: 0, leaveOut: 0 };
    try {
      mkdirSync(join(this.dir, id), { recursive: true, mode: 0o700 });
      chmodSync(this.dir, 0o700);
      writeFileSync(this.path(id, 'file'), bytes, { mode: 0o600, flush: true });
      return this.save({ ...about, id, fileHash: hashOf(bytes), bytes: bytes.length, state: 'received', format: null, problems: [], counts, would, leftOut: [], runId: null });
    } catch (error) {
      // Half a file on a full disk would only fill it further.
      this.remove(id);
      throw error;
    }
  }

  save(record: UploadRecord): UploadRecord {
    this.write(record.id, 'upload.json', record);
    return record;
  }

  find(id: string): UploadRecord | undefined {
    return ID.test(id) ? this.read<UploadRecord>(id, 'upload.json') : undefined;
  }

  /** The latest first. */
  all(): UploadRecord[] {
    if (!existsSync(this.dir)) return [];
    return readdirSync(this.dir).flatMap((id) => this.find(id) ?? []).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  }

  bytes(id: string): Buffer {
    return readFileSync(this.path(id, 'file'));
  }

  keepWrites(id: string, writes: readonly WorkWrite[]): void {
    this.write(id, 'writes.json', writes);
  }

  writes(id: string): WorkWrite[] | undefined {
    return this.read<WorkWrite[]>(id, 'writes.json');
  }

  write(id: string, part: string, content: unknown): void {
    const path = this.path(id, part);
    writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  }

  read<Content>(id: string, part: string): Content | undefined {
    const path = this.path(id, part);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Content) : undefined;
  }

  remove(id: string): void {
    rmSync(this.path(id, '.'), { recursive: true, force: true });
  }

  /** Removes what nobody has touched for long. */
  sweep(now: Date, isBusy: (id: string) => boolean): void {
    if (!existsSync(this.dir)) return;
    for (const id of readdirSync(this.dir).filter((name) => ID.test(name) && !isBusy(name))) {
      const path = this.path(id, 'upload.json');
      const touched = statSync(existsSync(path) ? path : this.path(id, '.')).mtimeMs;
      if (now.getTime() - touched > KEPT_DAYS * DAY_MS) this.remove(id);
    }
  }
}
