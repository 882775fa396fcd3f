import { createHash } from 'node:crypto';
import type { Encoding } from '../http/encoding';
import type { Page, Variant } from './page';

/** Another number: another format, and what was written before is passed over. */
const FORMAT = 2;
const SUM_LENGTH = 64;
const NEVER = Number.POSITIVE_INFINITY;

interface StoredVariant extends Omit<Variant, 'body'> {
  name: 'identity' | Encoding;
  bytes: number;
}

interface StoredPage extends Omit<Page, 'variants' | 'checkedAt' | 'goodUntil' | 'endsAt'> {
  format: number;
  /** JSON has no infinity. */
  goodUntil: number | null;
  endsAt: number | null;
  variants: StoredVariant[];
}

const fromMoment = (moment: number): number | null => (moment === NEVER ? null : moment);

const sumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A page as a file: its checksum, a line of JSON, its bodies. */
export function toSnapshotFile({ key, status, variants, reads, goodUntil, endsAt, build }: Page): Buffer {
  const entries = Object.entries(variants) as ['identity' | Encoding, Variant][];
  const stored: StoredPage = {
    format: FORMAT, key, status, reads, build,
    goodUntil: fromMoment(goodUntil), endsAt: fromMoment(endsAt),
    variants: entries.map(([name, { headers, tag, notModified, body }]) => ({ name, headers, tag, notModified, bytes: body.length })),
  };
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(stored)}\n`), ...entries.map(([, { body }]) => body)]);
  return Buffer.concat([Buffer.from(sumOf(content)), content]);
}

/** The inverse. Null for what is cut, changed or of another format. What it was made from is to be made sure of before it is good. */
export function fromSnapshotFile(file: Buffer): Page | null {
  const content = file.subarray(SUM_LENGTH);
  if (file.subarray(0, SUM_LENGTH).toString() !== sumOf(content)) return null;
  const end = content.indexOf('\n');
  const { format, variants, goodUntil, endsAt, ...page } = JSON.parse(content.subarray(0, end).toString()) as StoredPage;
  if (format !== FORMAT) return null;
  let start = end + 1;
  const bodies = variants.map(({ name, bytes, ...rest }): [string, Variant] => {
    // A copy: a part of the file would keep the whole of it in memory.
    const body = Buffer.from(content.subarray(start, start + bytes));
    start += bytes;
    return [name, { ...rest, body }];
  });
  return { ...page, goodUntil: goodUntil ?? NEVER, endsAt: endsAt ?? NEVER, checkedAt: Number.NEGATIVE_INFINITY, variants: Object.fromEntries(bodies) as Page['variants'] };
}
