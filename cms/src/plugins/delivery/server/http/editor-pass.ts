import { createHmac, timingSafeEqual } from 'node:crypto';

/** What lets the browser of somebody who is signed in to the admin see files that nothing public shows. */

/** The cookie it is kept in. */
export const EDITOR_PASS = 'editor-pass';

/** Longer than a look at a page of the admin, which gives a new one with each of its answers. */
export const PASS_LIFETIME_MS = 60 * 60_000;

// No preview token can be made of it, nor the other way round: what is signed there has no full stop.
const sign = (expiresAt: string, secret: string): string => createHmac('sha256', secret).update(`uploads.${expiresAt}`).digest('base64url');

/** `moment.signature`: good until the moment, in milliseconds since 1970. */
export const createEditorPass = (expiresAt: number, secret: string): string => `${expiresAt}.${sign(String(expiresAt), secret)}`;

/** Whether a pass is ours, unchanged and not over. */
export function isEditorPass(pass: string, secret: string, now: number): boolean {
  const [expiresAt = '', signature = '', ...rest] = pass.split('.');
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(expiresAt, secret));
  return rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected) && Number(expiresAt) > now;
}
