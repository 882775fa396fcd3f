import { fromSealedFile, toSealedFile } from '../sealed-file';
import type { KeptUpload } from './kept-uploads';

/** Another number: another format. What was written before is passed over. */
const FORMAT = 1;

/** JSON knows no infinity: an end that never comes is null there. */
type StoredUpload = Omit<KeptUpload, 'body' | 'endsAt'> & { format: number; endsAt: number | null };

export const toUploadFile = ({ file, headers, endsAt, body }: KeptUpload): Buffer =>
  toSealedFile({ head: { format: FORMAT, file, headers, endsAt: Number.isFinite(endsAt) ? endsAt : null } satisfies StoredUpload, bodies: [body] });

/** The inverse. Null for what is cut, changed or of another format. */
export function fromUploadFile(sealed: Buffer): KeptUpload | null {
  const opened = fromSealedFile(sealed);
  const [body] = opened?.bodies ?? [];
  if (!opened || !body) return null;
  const { format, file, headers, endsAt } = opened.head as StoredUpload;
  return format === FORMAT ? { file, headers, body, endsAt: endsAt ?? Number.POSITIVE_INFINITY } : null;
}
