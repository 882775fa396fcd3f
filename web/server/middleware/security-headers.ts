import { setResponseHeaders } from 'h3';
import { contentSecurityPolicy } from '../security/policy';
import { frameAncestors, isPreview } from '../security/preview';

const HEADERS = {
  'Content-Security-Policy': contentSecurityPolicy([]),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'public, max-age=0, must-revalidate',
  Vary: 'Accept-Encoding',
};

/** A preview is for who has its token, and for the CMS to show. */
const PREVIEW_HEADERS = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };

/** In code, because headers in Nitro's route rules can be passed by. The development server needs its own scripts. */
export default defineEventHandler((event) => {
  if (import.meta.dev) return;
  setResponseHeaders(event, HEADERS);
  if (isPreview(event)) setResponseHeaders(event, { ...PREVIEW_HEADERS, 'Content-Security-Policy': contentSecurityPolicy([], frameAncestors(event)) });
});
