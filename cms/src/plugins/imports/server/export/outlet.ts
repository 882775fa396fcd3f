import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createGzip, constants } from 'node:zlib';
import { type Answer, COMMON_HEADERS, errorAnswer } from '../../../delivery/server/http/answer';
import { encodingFor } from '../../../delivery/server/http/encoding';
import { API_PREFIX, splitUrl } from '../../../delivery/server/http/route';
import type { ContentModel } from '../../../delivery/server/project/model';
import { BadRequest } from '../../../delivery/server/query/bad-request';
import type { Limits, Localization } from '../../../delivery/server/query/parse';
import type { Reader } from '../../../delivery/server/query/relations';
import type { FoundWorks } from '../../../search/server/http/found-works';
import { EXPORT_FORMATS, type ExportFormatName, formatOfEnding } from './export-format';
import { parseExportQuery, workType } from './export-query';
import type { ExportReaders } from './export-readers';
import { exportWorks } from './export-works';
import type { ExportedWork } from './exported-work';
import { readWorks, readWorksById } from './read-works';

export interface ExportContext {
  model: ContentModel;
  reader: Reader;
  limits: Limits;
  readers: ExportReaders;
  /** The works that the query string of a search finds, or only whether it can be asked; an `Answer` where that cannot be told now. Throws BadRequest. */
  findWorks(query: string, asked: 'works' | 'nothing'): Promise<FoundWorks | Answer>;
  /** Told what went wrong, for the log. */
  onError(error: unknown): void;
}

interface Works {
  localization: Localization;
  portions: AsyncGenerator<ExportedWork[]>;
}

/** What is exported, and how it is written. */
export interface Export {
  /** A list of `/api/resources`, in the order of ids, or what `/api/search` finds, in its order. */
  of: 'resources' | 'search';
  format: ExportFormatName;
}

const ADDRESS = new RegExp(`^${API_PREFIX}/export/(?<of>resources|search)\\.(?<ending>.+)$`);

/** The export an address asks for; undefined for an address that is none of ours. */
export function exportAt(path: string): Export | undefined {
  const { of, ending } = ADDRESS.exec(path)?.groups ?? {};
  const format = formatOfEnding(ending ?? '');
  return format && { of: of as Export['of'], format };
}

const encoders = { br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), gzip: createGzip } as const;

const send = (response: ServerResponse, { status, headers, body }: Answer): void => void response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body);

const refusal = (error: unknown): Answer =>
  error instanceof BadRequest
    ? errorAnswer(400, 'ValidationError', error.message, { parameter: error.parameter, ...(error.allowed ? { allowed: error.allowed } : {}) })
    : errorAnswer(500, 'InternalServerError', 'The server could not answer. Try again in a moment.', {}, { 'Retry-After': '5' });

const crowded = (): Answer => errorAnswer(503, 'ServiceUnavailableError', 'As many exports are being read as this server can give at a time. Try again in a minute.', {}, { 'Retry-After': '60' });

/** A caller who has left is no error. */
const hasLeft = (error: unknown): boolean => ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The works that a query string asks for; an `Answer` where that cannot be told now. Throws BadRequest. */
async function worksOf({ model, reader, limits, findWorks }: ExportContext, of: Export['of'], query: string, isHead: boolean): Promise<Works | Answer> {
  if (of === 'resources') {
    const list = parseExportQuery(model, query, limits);
    return { localization: list.localization, portions: readWorks(reader, list) };
  }
  const found = await findWorks(query, isHead ? 'nothing' : 'works');
  return 'status' in found ? found : { localization: found.localization, portions: readWorksById(reader, workType(model), found.localization, found.documentIds) };
}

/** The head of a file, and its first works: what goes wrong with these is still told as it should be. */
const BEGINNING = 2;

/**
 * Answers a GET or HEAD for an export, streamed as fast as the reader takes it. An answer that breaks off is cut, so that no reader
 * takes half a file for a whole one. Kept by nobody: it may be as large as the library.
 */
export async function answerExport(context: ExportContext, { of, format }: Export, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { readers, limits, onError } = context;
  const isHead = request.method === 'HEAD';
  if (!isHead && !readers.admit(response)) return send(response, crowded());
  let works: Works;
  let pieces: AsyncGenerator<string>;
  const beginning: string[] = [];
  try {
    const asked = await worksOf(context, of, splitUrl(request.url ?? '').query, isHead);
    if ('status' in asked) return send(response, asked);
    works = asked;
    pieces = exportWorks(works.portions, format, limits.locales);
    for (let piece = 0; piece < BEGINNING && !isHead; piece += 1) beginning.push(String((await pieces.next()).value));
  } catch (error) {
    if (!(error instanceof BadRequest)) onError(error);
    return send(response, refusal(error));
  }
  const { mediaType, ending } = EXPORT_FORMATS[format];
  const encoding = encodingFor(request.headers['accept-encoding'] as string | undefined);
  response.writeHead(200, {
    ...COMMON_HEADERS,
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${of}.${ending}"`,
    'Content-Language': works.localization.locale,
    'Cache-Control': 'no-store',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  if (isHead) return void response.end();
  const whole = async function* () {
    yield* beginning;
    yield* pieces;
  };
  const stream = Readable.from(whole());
  await (encoding ? pipeline(stream, encoders[encoding](), response) : pipeline(stream, response)).catch((error: unknown) => {
    if (!hasLeft(error)) onError(error);
    response.destroy();
  });
}
