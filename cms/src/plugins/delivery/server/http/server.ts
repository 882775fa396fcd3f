import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Api } from './api';
import { type Answer, COMMON_HEADERS, errorAnswer } from './answer';
import type { Cached } from './cache';
import { isNotModified } from './conditional';
import { type Encoding, encodingFor } from './encoding';
import { READING, refusalOf, toOriginForm, unmetExpectation } from './refusal';
import { API_PREFIX } from './route';

/** Below this a compressed body saves nothing. */
const WORTH_COMPRESSING = 1_024;

const encoders = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
} as const satisfies Record<Encoding, unknown>;

const PREFLIGHT = { ...COMMON_HEADERS, 'Access-Control-Allow-Methods': READING.join(', '), 'Access-Control-Allow-Headers': '*', 'Access-Control-Max-Age': '86400', Allow: READING.join(', ') };

function send(request: IncomingMessage, response: ServerResponse, { answer }: Cached, body: Buffer, extra: Record<string, string>): void {
  if (isNotModified(request.headers, answer, Date.now())) {
    const { 'Content-Type': _type, ...headers } = answer.headers;
    response.writeHead(304, { ...headers, ...extra });
    response.end();
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, ...extra, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function sendEncoded(request: IncomingMessage, response: ServerResponse, cached: Cached, encoding: Encoding): Promise<void> {
  const { answer, encoded } = cached;
  const pending = encoded.get(encoding) ?? encoders[encoding](answer.body);
  encoded.set(encoding, pending);
  const body = await pending;
  const tag = answer.headers.ETag;
  send(request, response, cached, body, { 'Content-Encoding': encoding, ...(tag ? { ETag: tag.replace(/"$/, `-${encoding}"`) } : {}) });
}

function deliver(request: IncomingMessage, response: ServerResponse, cached: Cached): void {
  const encoding = cached.answer.body.length >= WORTH_COMPRESSING ? encodingFor(request.headers['accept-encoding'] as string | undefined) : null;
  if (!encoding) return send(request, response, cached, cached.answer.body, {});
  sendEncoded(request, response, cached, encoding).catch((error: unknown) => response.destroy(error as Error));
}

function refuse(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body);
}

const isReading = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';

const isApi = (url: string): boolean => url.startsWith(API_PREFIX) && (url.length === API_PREFIX.length || url[API_PREFIX.length] === '/' || url[API_PREFIX.length] === '?');

/**
 * Puts the public API in front of Strapi's own handler: every GET, HEAD and OPTIONS under /api is ours, all else in order is Strapi's.
 * It stands before Koa because a finished answer needs none of its middlewares: measured, they cost two thirds of the requests a second.
 */
export function serveApi(server: Server, api: Api): void {
  const strapi = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const refusal = refusalOf(request);
    if (refusal) return refuse(response, refusal);
    const url = (request.url = toOriginForm(request.url ?? '/') ?? '*');
    if (isApi(url)) {
      if (isReading(request.method)) {
        const cached = api.hot(url);
        if (cached) return deliver(request, response, cached);
        const stream = api.streamAt(url);
        if (stream) return stream(request, response);
        return void api.answer(url).then((answer) => deliver(request, response, answer));
      }
      if (request.method === 'OPTIONS') return void response.writeHead(204, PREFLIGHT).end();
    }
    for (const listener of strapi) listener(request, response);
  });
  server.on('checkExpectation', (_request, response: ServerResponse) => refuse(response, unmetExpectation()));
}

/** What a request line too long or broken gets: Node's own answer has no body and no shape. */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
    const { body } = errorAnswer(status, 'ValidationError', status === 431 ? 'The request line and headers are too long.' : 'The request is not valid HTTP.', { parameter: 'request' });
    socket.end(`HTTP/1.1 ${status} ${status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n${body.toString()}`);
  });
}
