import type { Encoding } from '../http/encoding';
import { fromSealedFile, toSealedFile } from '../sealed-file';
import type { Page, Variant } from './page';

/** Another number: another format, and what was written before is passed over. */
const FORMAT = 2;
const NEVER = Number.POSITIVE_INFINITY;

interface StoredVariant extends Omit<Variant, 'body'> {
  name: 'identity' | Encoding;
}

interface StoredPage extends Omit<Page, 'variants' | 'checkedAt' | 'goodUntil' | 'endsAt'> {
  format: number;
  /** JSON has no infinity. */
  goodUntil: number | null;
  endsAt: number | null;
  variants: StoredVariant[];
}

const fromMoment = (moment: number): number | null => (moment === NEVER ? null : moment);

export function toSnapshotFile({ key, status, variants, reads, goodUntil, endsAt, build }: Page): Buffer {
  const entries = Object.entries(variants) as ['identity' | Encoding, Variant][];
  const head: StoredPage = {
    format: FORMAT, key, status, reads, build,
    goodUntil: fromMoment(goodUntil), endsAt: fromMoment(endsAt),
    variants: entries.map(([name, { headers, tag, notModified }]) => ({ name, headers, tag, notModified })),
  };
  return toSealedFile({ head, bodies: entries.map(([, { body }]) => body) });
}

/** The inverse. Null for what is cut, changed or of another format. What it was made from is to be made sure of before it is good. */
export function fromSnapshotFile(file: Buffer): Page | null {
  const sealed = fromSealedFile(file);
  if (!sealed) return null;
  const { format, variants, goodUntil, endsAt, ...page } = sealed.head as StoredPage;
  if (format !== FORMAT) return null;
  const bodies = variants.map(({ name, ...rest }, index) => [name, { ...rest, body: sealed.bodies[index] ?? Buffer.alloc(0) }]);
  return { ...page, goodUntil: goodUntil ?? NEVER, endsAt: endsAt ?? NEVER, checkedAt: Number.NEGATIVE_INFINITY, variants: Object.fromEntries(bodies) as Page['variants'] };
}
