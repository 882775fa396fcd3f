import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a preview token lets its bearer see: the draft of one document, until a moment. */
export interface PreviewGrant {
  type: string;
  documentId: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Long enough to look at a page, short enough for a link that gets away. */
export const PREVIEW_LIFETIME_MS = 15 * 60_000;

const sign = (payload: string, secret: string): string => createHmac('sha256', secret).update(payload).digest('base64url');

/** `payload.signature`, both base64url. */
export function createPreviewToken(grant: PreviewGrant, secret: string): string {
  const payload = Buffer.from(JSON.stringify([grant.type, grant.documentId, grant.expiresAt])).toString('base64url');
  return `${payload}.${sign(payload, secret)}`;
}

/** The grant of a token, or null where it is not ours, was changed, or is over. */
export function readPreviewToken(token: string, secret: string, now: number): PreviewGrant | null {
  const [payload = '', signature = '', ...rest] = token.split('.');
  // Compared as text: decoding would overlook characters that are not of the alphabet.
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(payload, secret));
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [type, documentId, expiresAt] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as [string, string, number];
  return expiresAt > now ? { type, documentId, expiresAt } : null;
}
