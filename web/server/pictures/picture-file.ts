import { fromSealedFile, toSealedFile } from '../sealed-file';
import type { KeptPicture } from './gallery';

/** Another number: another format, or pictures that are made another way. What was written before is passed over. */
const FORMAT = 2;

/** JSON knows no infinity: an end that never comes is null there. */
type StoredPicture = Omit<KeptPicture, 'body' | 'checkedAt' | 'endsAt'> & { format: number; endsAt: number | null };

export const toPictureFile = ({ key, tag, modified, endsAt, body }: KeptPicture): Buffer =>
  toSealedFile({ head: { format: FORMAT, key, tag, modified, endsAt: Number.isFinite(endsAt) ? endsAt : null } satisfies StoredPicture, bodies: [body] });

/** The inverse. Null for what is cut, changed or of another format. The CMS is to be asked whether it is still there. */
export function fromPictureFile(file: Buffer): KeptPicture | null {
  const sealed = fromSealedFile(file);
  const [body] = sealed?.bodies ?? [];
  if (!sealed || !body) return null;
  const { format, key, tag, modified, endsAt } = sealed.head as StoredPicture;
  return format === FORMAT ? { key, tag, modified, endsAt: endsAt ?? Number.POSITIVE_INFINITY, body, checkedAt: Number.NEGATIVE_INFINITY } : null;
}
