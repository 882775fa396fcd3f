import { posix } from 'node:path';
import { UPLOADS } from '../project/shown-files';

/** The folder's name in any case: some file systems know no difference. */
const IN_UPLOADS = /^\/uploads(\/|$)/i;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * The upload that the path of a request asks for, decoded, as `/uploads/well_0a1b.jpg`; undefined for what is elsewhere. Null for every
 * other way into that folder, by dots, doubled slashes or a percent sign in its own name: what serves files would follow them.
 */
export function uploadPath(path: string): string | null | undefined {
  const decoded = decode(path);
  // Malformed wherever it is: what serves files answers with a 400.
  if (decoded.includes('\0')) return undefined;
  if (!IN_UPLOADS.test(posix.normalize(decoded.replaceAll('\\', '/').replace(/^\/+/, '/')))) return undefined;
  const name = decoded.slice(UPLOADS.length);
  return path.startsWith(UPLOADS) && name !== '' && name !== '.' && name !== '..' && !/[/\\]/.test(name) ? decoded : null;
}
