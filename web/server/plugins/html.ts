import { createHash } from 'node:crypto';
import { ownTime } from '#own-time';
import { getRequestHeader, setResponseHeader, type H3Event } from 'h3';
import { encoders, encodingFor } from '../http/encoding';
import { contentSecurityPolicy } from '../security/policy';
import { frameAncestors } from '../security/preview';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const STYLE = /<style>([\s\S]*?)<\/style>/g;

/** The styles of all components as one, in their order, where the first was: each one apart would cost a hash in the header, which nobody compresses. */
function inOneStyle(head: string): { head: string; css: string } {
  const css = [...head.matchAll(STYLE)].map(([, one = '']) => one).join('');
  let place = css === '' ? '' : `<style>${css}</style>`;
  const merged = head.replace(STYLE, () => {
    const here = place;
    place = '';
    return here;
  });
  return { head: merged, css };
}

const SCRIPT = /<script[^>]* integrity="(sha256-[^"]+)"/g;

const scriptHashes = (head: string): string[] => [...head.matchAll(SCRIPT)].map(([, hash = '']) => `'${hash}'`);

const OWN_TIME_HASH = hashOf(ownTime);

/** The one script that is written into pages. Nothing else in a body is ever allowed, whoever wrote it. */
const inlineHashes = (body: readonly string[]): string[] => (body.some((part) => part.includes(`>${ownTime}</script>`)) ? [OWN_TIME_HASH] : []);

/** Where Vue would go on in a browser. It does not: no page has its script. */
const ANCHOR = /<!--[[\]]?-->/g;

/** Nuxt renders an error page by asking itself, and reads the answer as text. */
const isInnerRequest = (event: H3Event): boolean => getRequestHeader(event, 'x-nuxt-error') !== undefined;

/** A page allows exactly the styles written into it, and the scripts that are ours. One that is made for its only reader is sent compressed; the kept ones compress themselves. */
export default defineNitroPlugin((nitro) => {
  if (import.meta.dev) return;
  nitro.hooks.hook('render:html', (html, { event }) => {
    html.body = html.body.map((part) => part.replace(ANCHOR, ''));
    const { head, css } = inOneStyle(html.head.join(''));
    html.head = [head];
    setResponseHeader(event, 'Content-Security-Policy', contentSecurityPolicy(css === '' ? [] : [hashOf(css)], frameAncestors(event), [...scriptHashes(head), ...inlineHashes(html.body)]));
  });
  nitro.hooks.hook('render:response', async (response, { event }) => {
    delete response.headers?.['x-powered-by'];
    const encoding = encodingFor(getRequestHeader(event, 'accept-encoding'));
    if (!encoding || isInnerRequest(event) || typeof response.body !== 'string') return;
    response.body = await encoders.once[encoding](response.body);
    setResponseHeader(event, 'Content-Encoding', encoding);
  });
});
