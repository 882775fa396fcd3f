import { sunsetOf } from '../cms/sunset';

/** What the CMS says of a file that the site has made pictures of. `endsAt`: when it may be public no longer, in milliseconds since 1970. */
export type Original = { kind: 'changed'; body: Buffer; modified: string | null; endsAt: number } | { kind: 'same'; endsAt: number } | { kind: 'gone' };

export interface OriginalRequest {
  /** When it was last changed, as far as one knows: one that is as it was then is not sent again. */
  modified: string | null;
  /** The token of the draft that shows it. */
  preview?: string;
}

/** Asks the CMS for a file. Throws where the CMS does not answer. */
export type ReadOriginal = (file: string, request: OriginalRequest) => Promise<Original>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 40 * 1024 * 1024;

const isPicture = (type: string | null): boolean => type !== null && /^image\/(?!svg)/.test(type);

async function readBounded(response: Response): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads from the CMS's own folder of uploads: what it does not serve there as a picture is none. */
export const createOriginals =
  (cmsUrl: string): ReadOriginal =>
  async (file, { modified, preview }) => {
    const headers = modified === null ? undefined : { 'If-Modified-Since': modified };
    const query = preview === undefined ? '' : `?preview=${encodeURIComponent(preview)}`;
    const response = await fetch(`${cmsUrl.replace(/\/+$/, '')}/uploads/${file}${query}`, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 304) return { kind: 'same', endsAt: sunsetOf(response) };
    if (response.status >= 500) throw new Error(`The CMS answered /uploads/${file} with ${response.status}.`);
    const body = response.status === 200 && isPicture(response.headers.get('content-type')) ? await readBounded(response) : null;
    if (body) return { kind: 'changed', body, modified: response.headers.get('last-modified'), endsAt: sunsetOf(response) };
    await response.body?.cancel();
    return { kind: 'gone' };
  };
