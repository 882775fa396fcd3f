import { fromSealedFile, toSealedFile } from '../sealed-file';
import type { KeptPicture } from './gallery';

/** Another number: another format, or pictures that are made another way. What was written before is passed over. */
const FORMAT = 1;

type StoredPicture = Omit<KeptPicture, 'body' | 'checkedAt'> & { format: number };

export const toPictureFile = ({ key, tag, modified, body }: KeptPicture): Buffer =>
  toSealedFile({ head: { format: FORMAT, key, tag, modified } satisfies StoredPicture, bodies: [body] });

/** The inverse. Null for what is cut, changed or of another format. The CMS is to be asked whether it is still there. */
export function fromPictureFile(file: Buffer): KeptPicture | null {
  const sealed = fromSealedFile(file);
  const [body] = sealed?.bodies ?? [];
  if (!sealed || !body) return null;
  const { format, key, tag, modified } = sealed.head as StoredPicture;
  return format === FORMAT ? { key, tag, modified, body, checkedAt: Number.NEGATIVE_INFINITY } : null;
}
