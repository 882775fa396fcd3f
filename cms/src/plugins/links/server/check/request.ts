import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Reason } from '../../shared/report';
import { RefusedTarget } from './target';

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Empty unless some bytes of it were asked for. */
  text: string;
}

export interface RequestOptions {
  userAgent: string;
  lookup: LookupFunction;
  /** From the look-up to the last byte wanted. */
  timeoutMs: number;
  /** Ends every request when the CMS stops. */
  signal: AbortSignal;
}

/** A request that got no answer, and why. */
export class NoAnswer extends Error {
  constructor(readonly reason: Reason, cause: unknown) {
    super(`No answer: ${reason}.`, { cause });
  }
}

/** Of name servers (https://c-ares.org): no such name, no address, no answer in time, an answer that is none. */
const DNS_ERRORS = new Set(['ENOTFOUND', 'ENODATA', 'ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'EBADRESP', 'EBADNAME', 'EFORMERR', 'ENOTIMP']);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|ISSUER/;

function reasonOf(error: NodeJS.ErrnoException): Reason {
  const code = error.code ?? '';
  if (error.name === 'TimeoutError' || (error.cause as Error | undefined)?.name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout';
  if (DNS_ERRORS.has(code)) return 'dns';
  return CERTIFICATE.test(code) ? 'certificate' : 'connection';
}

async function firstBytes(body: Readable, limit: number): Promise<string> {
  let left = limit;
  const portions = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      yield chunk.subarray(0, left);
      left -= chunk.length;
      if (left <= 0) return;
    }
  };
  return readText(Readable.from(portions()));
}

/**
 * Asks once, on a connection of its own; follows nothing. Reads at most `maxBytes` of the body and closes.
 * Throws RefusedTarget for a host that leads inside, NoAnswer for one that does not answer.
 */
export async function ask(method: 'GET' | 'HEAD', url: URL, options: RequestOptions, maxBytes = 0): Promise<HttpAnswer> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
  try {
    return await new Promise<HttpAnswer>((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const headers = { 'User-Agent': options.userAgent, Accept: '*/*', 'Accept-Encoding': 'identity' };
      const request = send(url, { method, headers, agent: false, lookup: options.lookup, signal }, (response) => {
        const answer = (text: string) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        response.on('error', reject);
        const read = maxBytes > 0 ? firstBytes(response, maxBytes) : Promise.resolve('');
        read.then(answer, reject).finally(() => request.destroy());
      });
      request.on('error', reject);
      request.end();
    });
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    throw error instanceof RefusedTarget ? error : new NoAnswer(reasonOf(error as NodeJS.ErrnoException), error);
  }
}
