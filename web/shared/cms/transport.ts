import axios from 'axios';
import { type RawAnswer, verifyAnswer } from './answer';
import { CmsError } from './error';

export interface CmsTransportOptions {
  /** Origin of the CMS, from the site's own configuration. Never a visitor's word. */
  baseUrl: string;
  timeoutMs: number;
}

export interface AskOptions {
  /** The ETag of the answer that is known: if it is still good the answer has status 304 and no text. */
  knownTag?: string;
  /** Ends the question before its time. */
  signal?: AbortSignal;
  /** Called if the answer is long in coming. */
  onLate?: () => void;
  /** Of what has no ETag: the reader checks it. */
  untagged?: boolean;
}

/** Asks the CMS for an address under /api, query included. Throws CmsError `unavailable` for all that is no answer of its API. */
export type AskCms = (address: string, options?: AskOptions) => Promise<RawAnswer>;

/** More than any list of a hundred entries has. */
const MAX_BYTES = 8 * 1024 * 1024;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The one place that speaks HTTP with the CMS. A redirect is an answer to the page, so it is not followed. */
export function createCmsTransport({ baseUrl, timeoutMs }: CmsTransportOptions): AskCms {
  const http = axios.create({
    baseURL: `${baseUrl.replace(/\/+$/, '')}/api`,
    timeout: timeoutMs,
    maxRedirects: 0,
    maxContentLength: MAX_BYTES,
    responseType: 'text',
    // Text as it came: axios would parse what it can, and hand on as text what it cannot.
    transformResponse: [],
    validateStatus: () => true,
    proxy: false,
    // The CMS is near: compressing what is read once costs both sides more than it saves.
    headers: { Accept: 'application/json', 'Accept-Encoding': 'identity' },
  });
  return async (address, { knownTag, signal, untagged = false } = {}) => {
    const request = { signal, ...(knownTag ? { headers: { 'If-None-Match': knownTag } } : {}) };
    const { status, data, headers } = await http.get<unknown>(address, request).catch((cause: unknown) => {
      throw new CmsError('unavailable', `The CMS did not answer ${address}.`, { cause });
    });
    const answer = { status, text: asText(data), tag: asText(headers.etag) || null };
    return untagged ? answer : verifyAnswer(answer, address, knownTag);
  };
}
