import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer';

/** An entity tag of one encoding also stands for the others: the entry behind them is the same. */
const bare = (tag: string): string => tag.trim().replace(/^W\//, '').replace(/-(?:gzip|br)"$/, '"');

/**
 * Whether the caller already has this answer (RFC 9110 §13). If-None-Match decides alone where it is given; a date decides only
 * when the answer had been still for a second, since two changes may share one.
 */
export function isNotModified(headers: IncomingHttpHeaders, answer: Answer, now: number): boolean {
  const { ETag: tag, 'Last-Modified': modified } = answer.headers;
  const known = headers['if-none-match'];
  if (known !== undefined) return tag !== undefined && (known.trim() === '*' || known.split(',').some((candidate) => bare(candidate) === tag));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  if (modified === undefined || Number.isNaN(since)) return false;
  const changed = Date.parse(modified);
  return changed <= since && changed + 1_000 < now;
}
