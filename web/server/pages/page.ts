import { createHash } from 'node:crypto';
import type { Read } from '../cms/ledger';
import { encoders, type Encoding } from '../http/encoding';

/** Header names and values in turn, as node:http sends them fastest. */
export type RawHeaders = readonly string[];

/** One way to send a page. */
export interface Variant {
  headers: RawHeaders;
  body: Buffer;
  /** Its ETag; null for what is not kept. */
  tag: string | null;
  /** What says that a visitor already has it. */
  notModified: RawHeaders;
}

/** A finished answer. What can be decided before it is asked for, is. */
export interface Page {
  key: string;
  status: number;
  /** Absent where compressing would save nothing. */
  variants: { identity: Variant } & Partial<Record<Encoding, Variant>>;
  /** What it was made from. */
  reads: readonly Read[];
  /** When all reads were last known to be current, in milliseconds of `performance.now()`. */
  checkedAt: number;
  /** When time alone changes it, in milliseconds since 1970; Infinity: never. */
  goodUntil: number;
  /** When it may be shown no longer, whatever is known by then, in milliseconds since 1970; Infinity: never. */
  endsAt: number;
  /** The build of the site that made it. */
  build: string;
}

/** What a rendering gives. */
export interface RenderedPage extends Pick<Page, 'key' | 'status' | 'reads' | 'checkedAt' | 'goodUntil' | 'endsAt' | 'build'> {
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** Below this a compressed body saves nothing. */
const WORTH_COMPRESSING = 1_024;
/** Rough cost of a page besides bodies: headers, reads, bookkeeping. */
const OVERHEAD = 4_096;

/** Node writes these for each answer. */
const OF_THE_CONNECTION = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'x-powered-by'];
const OF_THE_BODY = ['content-type', 'content-encoding', 'content-length'];

const isText = (type: string | undefined): boolean => type !== undefined && /^text\/|[/+](json|xml)\b|javascript/.test(type);

const raw = (headers: Readonly<Record<string, string>>): string[] => Object.entries(headers).flat();

function variant({ headers, status }: RenderedPage, hash: string, body: Buffer, encoding?: Encoding): Variant {
  const tag = status === 200 ? `"${hash}${encoding ? `-${encoding}` : ''}"` : null;
  const all = { ...headers, ...(encoding ? { 'content-encoding': encoding } : {}), ...(tag ? { etag: tag } : {}), 'content-length': String(body.length) };
  const bodiless = Object.fromEntries(Object.entries(all).filter(([name]) => !OF_THE_BODY.includes(name)));
  return { headers: raw(all), body, tag, notModified: raw(bodiless) };
}

/** Compresses a page once for all, as well as it can be. */
export async function finishPage(rendered: RenderedPage): Promise<Page> {
  const kept = Object.fromEntries(Object.entries(rendered.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)));
  // An error of the moment is nobody's to keep.
  const headers = rendered.status >= 500 ? { ...kept, 'cache-control': 'no-store' } : kept;
  const { key, status, body, reads, checkedAt, goodUntil, endsAt, build } = rendered;
  const page = { ...rendered, headers };
  const hash = createHash('sha1').update(JSON.stringify(headers)).update(body).digest('base64url');
  const variants: Page['variants'] = { identity: variant(page, hash, body) };
  if (body.length >= WORTH_COMPRESSING && isText(headers['content-type'])) {
    const [br, gzip] = await Promise.all([encoders.kept.br(body), encoders.kept.gzip(body)]);
    variants.br = variant(page, hash, br, 'br');
    variants.gzip = variant(page, hash, gzip, 'gzip');
  }
  return { key, status, variants, reads, checkedAt, goodUntil, endsAt, build };
}

/** What keeping it costs. */
export function bytesOf({ key, variants, reads }: Page): number {
  const bodies = Object.values(variants).reduce((total, { body, headers }) => total + body.length + headers.join().length, 0);
  return OVERHEAD + 2 * key.length + bodies + reads.reduce((total, { address }) => total + address.length, 0);
}
