import type { IncomingMessage } from 'node:http';
import { type Answer, errorAnswer } from './answer';

export const READING = ['GET', 'HEAD', 'OPTIONS'];
/** What Strapi's own API writes with, for those who have a token. Koa answers any further method with a 501. */
const METHODS = [...READING, 'POST', 'PUT', 'PATCH', 'DELETE'];

const malformed = (message: string): Answer => errorAnswer(400, 'ValidationError', message, { parameter: 'request' });

/**
 * The path and query of a request target. A client may send scheme and host before them, as it would to a proxy (RFC 9112 §3.2.2).
 * Null for what is no address.
 */
export function toOriginForm(target: string): string | null {
  if (target.startsWith('/')) return target;
  const [, rest] = /^https?:\/\/[^/?]+(.*)$/i.exec(target) ?? [];
  if (rest === undefined) return null;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** The answer to a request that is refused whatever its address, or undefined where it is in order. */
export function refusalOf({ method = '', url = '', headers, httpVersion }: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'httpVersion'>): Answer | undefined {
  if (!METHODS.includes(method)) return errorAnswer(405, 'MethodNotAllowedError', `${method} is not a method of this server.`, { allowed: METHODS }, { Allow: METHODS.join(', ') });
  if (headers.host === undefined && httpVersion === '1.1') return malformed('The request names no host.');
  if (toOriginForm(url) === null && !(method === 'OPTIONS' && url === '*')) return malformed('The request line holds no address.');
  return undefined;
}

/** The answer to an `Expect` header that asks for anything but `100-continue`. */
export const unmetExpectation = (): Answer => errorAnswer(417, 'ExpectationFailedError', 'The only expectation that is met is 100-continue.', { parameter: 'Expect' });
