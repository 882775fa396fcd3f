/** What the CMS says of a file that the site has made pictures of. */
export type Original = { kind: 'changed'; body: Buffer; modified: string | null } | { kind: 'same' } | { kind: 'gone' };

/** Asks the CMS for a file, unless it is as it was then. Throws where the CMS does not answer. */
export type ReadOriginal = (file: string, modified: string | null) => Promise<Original>;

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
  async (file, modified) => {
    const headers = modified === null ? undefined : { 'If-Modified-Since': modified };
    const response = await fetch(`${cmsUrl.replace(/\/+$/, '')}/uploads/${file}`, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 304) return { kind: 'same' };
    if (response.status >= 500) throw new Error(`The CMS answered /uploads/${file} with ${response.status}.`);
    const body = response.status === 200 && isPicture(response.headers.get('content-type')) ? await readBounded(response) : null;
    if (body) return { kind: 'changed', body, modified: response.headers.get('last-modified') };
    await response.body?.cancel();
    return { kind: 'gone' };
  };
