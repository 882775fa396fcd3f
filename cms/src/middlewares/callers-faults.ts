import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

const FAULTS: Record<number, { name: string; message: string }> = {
  400: { name: 'ValidationError', message: 'The address or the body of the request is malformed.' },
  403: { name: 'ForbiddenError', message: 'Forbidden' },
  404: { name: 'NotFoundError', message: 'Not Found' },
  405: { name: 'MethodNotAllowedError', message: 'The method is not allowed at this address.' },
  413: { name: 'PayloadTooLargeError', message: 'The body of the request is too large.' },
  415: { name: 'UnsupportedMediaTypeError', message: 'The encoding of the body is not supported.' },
};

/** Whose address or body a parser could not read, as http-errors, formidable and zlib say it. Undefined for what is no fault of the caller's. */
function faultStatus(error: unknown): number | undefined {
  const { status, httpCode, code } = error as { status?: number; httpCode?: number; code?: unknown };
  const found = typeof code === 'string' && code.startsWith('Z_') ? 400 : (status ?? httpCode);
  return found !== undefined && found in FAULTS ? found : undefined;
}

/**
 * Answers what parsers refuse in the form of every other error. Strapi knows its own errors only: it logs the rest as its own failures,
 * answers broken forms and compression with a 500, and a wrong method with plain text. Anybody could fill the log with them.
 */
export default (): Core.MiddlewareHandler => async (context, next) => {
  const answer = (status: number) => {
    context.status = status;
    context.body = { data: null, error: { status, ...FAULTS[status], details: status === 400 ? { parameter: 'request' } : {} } };
  };
  try {
    await next();
  } catch (error) {
    const status = error instanceof errors.ApplicationError || error instanceof errors.HttpError ? undefined : faultStatus(error);
    if (status === undefined) throw error;
    answer(status);
  }
  if (context.status === 405 && !context.body) answer(405);
};
