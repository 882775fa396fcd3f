import { createHash } from 'node:crypto';
import { CmsError } from './error';

/** What came over the line. */
export interface RawAnswer {
  status: number;
  text: string;
  /** Its ETag. */
  tag: string | null;
}

/** The address a slug has moved to, or the body that was asked for. */
export type CmsAnswer = { kind: 'body'; body: Readonly<Record<string, unknown>> } | { kind: 'moved'; slug: string };

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An entity tag without the marks of an encoding or of a proxy that compressed. */
const bare = (tag: string): string => tag.replace(/^W\//, '').replace(/-(?:gzip|br)"$/, '"');

const hashOf = (text: string): string => createHash('sha1').update(text).digest('base64url');

/** The CMS tags an answer with the hash of its body, so that a body which came whole and unchanged proves itself. */
const provesItself = ({ text, tag }: RawAnswer): boolean => tag !== null && bare(tag) === `"${hashOf(text)}"`;

/** The API says the status of an error in its body too. What a proxy or another program answers does not. */
function isApiError({ status, text }: RawAnswer): boolean {
  const body = parse(text);
  return isRecord(body) && body.data === null && isRecord(body.error) && body.error.status === status;
}

/**
 * Hands on what the API itself has answered: a body that proves itself, "not changed", "moved", "not there" or "not understood".
 * All else, whatever its status, is no answer: throws CmsError `unavailable`.
 */
export function verifyAnswer(answer: RawAnswer, address: string, knownTag?: string): RawAnswer {
  const { status } = answer;
  if (status === 200 && provesItself(answer)) return answer;
  if (status === 304 && knownTag !== undefined) return answer;
  if ([301, 308, 400, 404, 410].includes(status) && isApiError(answer)) return answer;
  throw new CmsError('unavailable', `The CMS answered ${address} with ${status} and nothing that is of its API.`);
}

/** Equal for two answers if a page that shows one would show the same with the other. */
export const fingerprintOf = ({ status, text, tag }: RawAnswer): string => (status === 200 && tag !== null ? bare(tag) : `${status} ${hashOf(text)}`);

/** The ETag to ask with whether a fingerprinted answer has changed; undefined for one that had none. */
export const tagOf = (fingerprint: string): string | undefined => (fingerprint.startsWith('"') ? fingerprint : undefined);

function movedSlug(body: unknown): string | null {
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const slug = isRecord(error.details) ? error.details.slug : null;
  return typeof slug === 'string' ? slug : null;
}

/**
 * When something that an answer shows ends by date; null: never. Throws CmsError where that cannot be understood: who shows it must
 * know until when.
 */
export function endOf(answer: CmsAnswer): Date | null {
  const meta = answer.kind === 'body' ? answer.body.meta : undefined;
  const moment = isRecord(meta) ? meta.validUntil : undefined;
  if (moment === undefined) return null;
  const end = new Date(typeof moment === 'string' ? moment : Number.NaN);
  if (Number.isNaN(end.getTime())) throw new CmsError('unavailable', 'The CMS does not say clearly until when its answer holds.');
  return end;
}

/** Reads a verified answer. Throws CmsError. */
export function toAnswer({ status, text }: RawAnswer, path: string): CmsAnswer {
  const body = parse(text);
  if (status === 200 && isRecord(body)) return { kind: 'body', body };
  const slug = status === 308 || status === 301 ? movedSlug(body) : null;
  if (slug !== null) return { kind: 'moved', slug };
  if (status === 404 || status === 410) throw new CmsError('not-found', `The CMS has nothing at ${path}.`);
  if (status === 401) throw new CmsError('refused', `The CMS did not accept the preview of ${path}.`);
  if (status === 400) throw new CmsError('invalid', `The CMS refused the question at ${path}.`);
  throw new CmsError('unavailable', `The CMS answered ${path} with ${status}.`);
}
