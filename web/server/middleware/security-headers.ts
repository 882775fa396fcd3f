import { setResponseHeaders } from 'h3';
import { contentSecurityPolicy } from '../security/policy';

const HEADERS = {
  'Content-Security-Policy': contentSecurityPolicy([]),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'public, max-age=0, must-revalidate',
  Vary: 'Accept-Encoding',
};

/** In code, because headers in Nitro's route rules can be passed by. The development server needs its own scripts. */
export default defineEventHandler((event) => {
  if (!import.meta.dev) setResponseHeaders(event, HEADERS);
});
