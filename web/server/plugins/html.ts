import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { getRequestHeader, setResponseHeader, type H3Event } from 'h3';
import { contentSecurityPolicy } from '../security/policy';
import { frameAncestors } from '../security/preview';

const encoders = {
  br: (body: string) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body: string) => promisify(gzip)(body),
} as const;

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

const styleHashes = (head: readonly string[]): string[] =>
  [...head.join('').matchAll(STYLE)].map(([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`);

/** Nuxt renders an error page by asking itself, and reads the answer as text. */
const isInnerRequest = (event: H3Event): boolean => getRequestHeader(event, 'x-nuxt-error') !== undefined;

function encodingOf(event: H3Event): keyof typeof encoders | undefined {
  const accepted = getRequestHeader(event, 'accept-encoding') ?? '';
  return (['br', 'gzip'] as const).find((name) => new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[\\d.]+\\s*)?(,|$)`, 'i').test(accepted));
}

/** A page allows exactly the styles written into it, and is sent compressed. */
export default defineNitroPlugin((nitro) => {
  if (import.meta.dev) return;
  nitro.hooks.hook('render:html', (html, { event }) => {
    setResponseHeader(event, 'Content-Security-Policy', contentSecurityPolicy(styleHashes(html.head), frameAncestors(event)));
  });
  nitro.hooks.hook('render:response', async (response, { event }) => {
    delete response.headers?.['x-powered-by'];
    const encoding = encodingOf(event);
    if (!encoding || isInnerRequest(event) || typeof response.body !== 'string') return;
    response.body = await encoders[encoding](response.body);
    setResponseHeader(event, 'Content-Encoding', encoding);
  });
});
