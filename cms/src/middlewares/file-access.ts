import type { Core } from '@strapi/strapi';
import { getDelivery } from '../plugins/delivery/server';
import { type Answer, errorAnswer, PUBLIC } from '../plugins/delivery/server/http/answer';
import { EDITOR_PASS } from '../plugins/delivery/server/http/editor-pass';
import type { Access, FileRequest } from '../plugins/delivery/server/http/file-access';
import { uploadPath } from '../plugins/delivery/server/http/upload-path';

type Context = Parameters<Core.MiddlewareHandler>[0];

const NOT_FOUND = errorAnswer(404, 'NotFoundError', 'Not Found');
const UNKNOWN = errorAnswer(503, 'ServiceUnavailableError', 'The server cannot make sure now whether this file is public. Try again in a moment.', {}, { 'Retry-After': '5' });

function send(context: Context, { status, headers, body }: Answer): void {
  context.status = status;
  context.remove('Accept-Ranges');
  context.set(headers);
  context.body = body;
}

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

async function accessOf(strapi: Core.Strapi, request: FileRequest): Promise<Access | null | 'unknown'> {
  try {
    return await getDelivery(strapi).files.find(request);
  } catch (error) {
    strapi.log.error(error);
    return 'unknown';
  }
}

/**
 * A file is public as long as something public shows it. Whatever else stands in the folder of uploads is answered as if it were not there,
 * whoever served it yesterday: so a browser may keep a file, but asks each time.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler => async (context, next) => {
  const path = uploadPath(context.path);
  if (path === undefined || !['GET', 'HEAD'].includes(context.method)) return next();
  if (path === null) return send(context, NOT_FOUND);
  const access = await accessOf(strapi, { path, pass: context.cookies.get(EDITOR_PASS, { signed: false }), preview: one(context.query.preview as string | string[] | undefined) });
  if (access === 'unknown') return send(context, UNKNOWN);
  if (access === null) return send(context, NOT_FOUND);
  await next();
  if (context.status === 404) return send(context, NOT_FOUND);
  context.set('Cache-Control', access.to === 'everybody' ? PUBLIC : 'private, no-store');
  // RFC 8594. For who keeps the file while the CMS is away.
  if (access.endsAt !== null) context.set('Sunset', new Date(access.endsAt).toUTCString());
  if (context.status === 200 && context.fresh) context.status = 304;
};
