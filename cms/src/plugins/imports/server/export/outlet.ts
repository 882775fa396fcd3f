import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createGzip, constants } from 'node:zlib';
import { COMMON_HEADERS, errorAnswer } from '../../../delivery/server/http/answer';
import { encodingFor } from '../../../delivery/server/http/encoding';
import { API_PREFIX, splitUrl } from '../../../delivery/server/http/route';
import type { ContentModel } from '../../../delivery/server/project/model';
import { BadRequest } from '../../../delivery/server/query/bad-request';
import type { Limits, ListQuery } from '../../../delivery/server/query/parse';
import type { Reader } from '../../../delivery/server/query/relations';
import { EXPORT_FORMATS, type ExportFormatName, formatOfEnding } from './export-format';
import { parseExportQuery } from './export-query';
import { exportWorks } from './export-works';

export interface ExportContext {
  model: ContentModel;
  reader: Reader;
  limits: Limits;
}

const PREFIX = `${API_PREFIX}/export/resources.`;

/** The format an address under /api/export asks for; undefined for an address that is none of ours. */
export function exportAt(path: string): ExportFormatName | undefined {
  return path.startsWith(PREFIX) ? formatOfEnding(path.slice(PREFIX.length)) : undefined;
}

const encoders = { br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), gzip: createGzip } as const;

function refuse(response: ServerResponse, error: unknown): void {
  const { status, headers, body } =
    error instanceof BadRequest
      ? errorAnswer(400, 'ValidationError', error.message, { parameter: error.parameter, ...(error.allowed ? { allowed: error.allowed } : {}) })
      : errorAnswer(500, 'InternalServerError', 'The server could not answer. Try again in a moment.', {}, { 'Retry-After': '5' });
  response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body);
}

/**
 * Answers a GET or HEAD for an export, streamed as fast as the reader takes it. An answer that breaks off is cut, so that no reader
 * takes half a file for a whole one. Kept by nobody: it may be as large as the library.
 */
export async function answerExport({ model, reader, limits }: ExportContext, format: ExportFormatName, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let query: ListQuery;
  let pieces: AsyncGenerator<string>;
  let head: IteratorResult<string>;
  try {
    query = parseExportQuery(model, splitUrl(request.url ?? '').query, limits);
    pieces = exportWorks(reader, query, format, limits.locales);
    head = await pieces.next();
  } catch (error) {
    return refuse(response, error);
  }
  const { mediaType, ending } = EXPORT_FORMATS[format];
  const encoding = encodingFor(request.headers['accept-encoding'] as string | undefined);
  response.writeHead(200, {
    ...COMMON_HEADERS,
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="resources.${ending}"`,
    'Content-Language': query.localization.locale,
    'Cache-Control': 'no-store',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  if (request.method === 'HEAD') return void response.end();
  const whole = async function* () {
    yield String(head.value);
    yield* pieces;
  };
  const stream = Readable.from(whole());
  // A caller who has left is no error.
  await (encoding ? pipeline(stream, encoders[encoding](), response) : pipeline(stream, response)).catch(() => response.destroy());
}
