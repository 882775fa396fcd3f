import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { getRequestHeader, type H3Event, setResponseHeaders, setResponseStatus } from 'h3';
import type { OutletFile } from './outlet';

/** Small bodies gain nothing by being compressed. */
const WORTH_COMPRESSING = 1_000;

const compress = promisify(gzip);

export const accepts = (event: H3Event, encoding: string): boolean => new RegExp(`(^|,)\\s*${encoding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[\\d.]+\\s*)?(,|$)`, 'i').test(getRequestHeader(event, 'accept-encoding') ?? '');

const entityTag = (body: string | Buffer): string => `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** RFC 6266: the plain name for old clients, the whole one for the others. */
const disposition = (filename: string): string => `attachment; filename="${filename.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(filename)}`;

/** Sends a finished file; 304 to who has it already. */
export async function sendOutletFile(event: H3Event, { body, mediaType, filename, maxAge }: OutletFile, locale?: string): Promise<string | Buffer> {
  const tag = entityTag(body);
  setResponseHeaders(event, {
    'Content-Type': mediaType,
    ETag: tag,
    ...(maxAge === undefined ? {} : { 'Cache-Control': `public, max-age=${maxAge}` }),
    ...(locale ? { 'Content-Language': locale } : {}),
    ...(filename ? { 'Content-Disposition': disposition(filename) } : {}),
  });
  if (getRequestHeader(event, 'if-none-match')?.split(/\s*,\s*/).includes(tag)) {
    setResponseStatus(event, 304);
    return '';
  }
  if (Buffer.isBuffer(body) || body.length < WORTH_COMPRESSING || !accepts(event, 'gzip')) return body;
  setResponseHeaders(event, { 'Content-Encoding': 'gzip' });
  return compress(body);
}
