import { createHash } from 'node:crypto';

/** A finished response. Everything in it is decided, so that it can be sent again as it is. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** Every response of the API has these. Anyone may read it from anywhere, without credentials. */
export const COMMON_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Language, ETag, Last-Modified, Link',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  Vary: 'Accept-Encoding',
} as const;

/** A shared cache may keep an answer for half a minute, and asks after that; a browser asks every time and mostly gets a 304. */
export const PUBLIC = 'public, max-age=0, s-maxage=30, must-revalidate';

const JSON_TYPE = 'application/json; charset=utf-8';

export function strongETag(body: Buffer): string {
  return `"${createHash('sha1').update(body).digest('base64url')}"`;
}

export interface DataHeaders {
  /** Absent for what is in no language. */
  language?: string;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** A successful answer that caches may keep. */
export function dataAnswer(text: string, { language, changedAt }: DataHeaders): Answer {
  const body = Buffer.from(text);
  return {
    status: 200,
    headers: {
      ...COMMON_HEADERS,
      'Content-Type': JSON_TYPE,
      ...(language ? { 'Content-Language': language } : {}),
      'Cache-Control': PUBLIC,
      ETag: strongETag(body),
      'Last-Modified': new Date(changedAt).toUTCString(),
    },
    body,
  };
}

/** An answer that nobody may keep. */
export function privateAnswer(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { ...COMMON_HEADERS, 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store', ...headers }, body: Buffer.from(text) };
}

/** An error in the shape Strapi's clients know. */
export function errorAnswer(status: number, name: string, message: string, details: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}): Answer {
  return privateAnswer(status, JSON.stringify({ data: null, error: { status, name, message, details } }), headers);
}
