import { setTimeout as delay } from 'node:timers/promises';
import { sunsetOf } from '../cms/sunset';
import type { FileShelf } from '../file-shelf';
import { createShelf } from '../shelf';

/** A file as the CMS last sent it to all. */
export interface KeptUpload {
  file: string;
  /** What the CMS says of it: its type, and that nothing in it runs. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** From this moment on it may be public no longer, in milliseconds since 1970. */
  endsAt: number;
}

export interface KeptUploads {
  /** What the CMS answers to who asks for a file; while it is away or late, the file as it last sent it to all. Throws where neither is there. */
  ask(file: string, target: string, init: RequestInit): Promise<Response>;
  /** Waits until all that is to be on disk is there. */
  flush(): Promise<void>;
}

export interface KeptUploadsOptions {
  fetch: typeof fetch;
  /** Of all together; one takes a quarter at most. */
  maxBytes: number;
  files: FileShelf<KeptUpload>;
  /** In milliseconds since 1970. */
  clock: () => number;
  onError: (error: unknown) => void;
}

/** A request that is under way. */
interface Asking {
  file: string;
  method: string | undefined;
  /** Since it began the CMS has said of its file that what was there is so no more. */
  overtaken: boolean;
}

const HEADERS = ['cache-control', 'content-disposition', 'content-security-policy', 'content-type', 'last-modified', 'referrer-policy', 'x-content-type-options'];

/** How long a visitor waits for the CMS, if there is something to show. */
const PATIENCE_MS = 1_000;

const toResponse = ({ headers, body }: KeptUpload): Response => new Response(new Uint8Array(body), { headers });

const isPublic = ({ headers }: Response): boolean => (headers.get('cache-control') ?? '').startsWith('public');

/** The CMS is asked each time, so that nothing is shown that it has taken down; what it sends to all is kept for when it is away. */
export function createKeptUploads({ fetch, maxBytes, files, clock, onError }: KeptUploadsOptions): KeptUploads {
  const shelf = createShelf<KeptUpload>(maxBytes, ({ body }) => body.length, (file) => files.remove(file));
  const restored = files.load().then((uploads) => {
    for (const upload of uploads) if (!shelf.set(upload.file, upload)) files.remove(upload.file);
  }, onError);

  const underway = new Set<Asking>();

  function drop(file: string): void {
    shelf.remove(file);
    files.remove(file);
  }

  /** Drops what an answer proves wrong, and what older answers are about to bring. */
  function overtake(asking: Asking): void {
    drop(asking.file);
    for (const other of underway) if (other !== asking && other.file === asking.file) other.overtaken = true;
  }

  function keep(upload: KeptUpload): void {
    if (shelf.set(upload.file, upload)) files.save(upload.file, upload);
  }

  function knownOf(file: string): KeptUpload | undefined {
    const known = shelf.get(file);
    if (!known || clock() < known.endsAt) return known;
    drop(file);
    return undefined;
  }

  /** Keeps a file while it is sent on. One that breaks off is not kept. */
  function keepInPassing(asking: Asking, response: Response): Response {
    if (!response.body) return response;
    const { file } = asking;
    const [sent, kept] = response.body.tee();
    const headers = Object.fromEntries(HEADERS.flatMap((name) => [[name, response.headers.get(name)] as const]).filter((pair): pair is [string, string] => pair[1] !== null));
    const endsAt = sunsetOf(response);
    underway.add(asking);
    new Response(kept)
      .arrayBuffer()
      .then((body) => !asking.overtaken && keep({ file, headers, body: Buffer.from(body), endsAt }), () => {})
      .finally(() => underway.delete(asking));
    return new Response(sent, response);
  }

  /** What an answer says of the file that is kept. */
  function note(asking: Asking, response: Response): Response {
    underway.delete(asking);
    if (response.status >= 500) return response;
    const { file, method } = asking;
    const known = shelf.get(file);
    if (!isPublic(response) || (known && response.headers.get('last-modified') !== (known.headers['last-modified'] ?? null))) overtake(asking);
    else if (known && sunsetOf(response) !== known.endsAt) keep({ ...known, endsAt: sunsetOf(response) });
    const bytes = Number(response.headers.get('content-length') ?? Number.NaN);
    return method === 'GET' && response.status === 200 && isPublic(response) && bytes <= maxBytes / 4 ? keepInPassing(asking, response) : response;
  }

  return {
    async ask(file, target, init) {
      await restored;
      const asking: Asking = { file, method: init.method, overtaken: false };
      underway.add(asking);
      const answer = fetch(target, init).then((response) => note(asking, response)).catch((error: unknown) => {
        underway.delete(asking);
        throw error;
      });
      const known = knownOf(file);
      if (!known) return answer;
      const first = await Promise.race([answer.catch(() => null), delay(PATIENCE_MS, null, { ref: false })]);
      if (first && first.status < 500) return first;
      // What was known may be so no more by now.
      const still = knownOf(file);
      if (!still) return answer;
      answer.then((late) => late.body?.cancel()).catch(() => {});
      return toResponse(still);
    },
    flush: () => files.flush(),
  };
}
