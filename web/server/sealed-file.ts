import { createHash } from 'node:crypto';

const SUM_LENGTH = 64;

const sumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** What is kept of something on disk: what is said of it, as JSON, and its bodies. */
export interface SealedFile {
  head: unknown;
  bodies: readonly Buffer[];
}

/** As a file: its checksum, a line of JSON, the bodies. */
export function toSealedFile({ head, bodies }: SealedFile): Buffer {
  const line = JSON.stringify({ head, lengths: bodies.map(({ length }) => length) });
  const content = Buffer.concat([Buffer.from(`${line}\n`), ...bodies]);
  return Buffer.concat([Buffer.from(sumOf(content)), content]);
}

/** The inverse. Null for what is cut or changed; what its head is made of the reader checks. */
export function fromSealedFile(file: Buffer): SealedFile | null {
  const content = file.subarray(SUM_LENGTH);
  if (file.subarray(0, SUM_LENGTH).toString() !== sumOf(content)) return null;
  const end = content.indexOf('\n');
  const { head, lengths } = JSON.parse(content.subarray(0, end).toString()) as { head: unknown; lengths?: number[] };
  if (!lengths) return null;
  let start = end + 1;
  const bodies = lengths.map((bytes) => {
    // A copy: a part of the file would keep the whole of it in memory.
    const body = Buffer.from(content.subarray(start, start + bytes));
    start += bytes;
    return body;
  });
  return { head, bodies };
}
