import { createError, getRequestHeader, getRouterParam, setResponseHeaders, setResponseStatus } from 'h3';
import { mediaTypes, parsePictureName } from '../../../../shared/picture/sources';

/** Browsers may keep it, since another file has another address. Nobody in between may: a person's picture is gone when it is taken away. */
const CACHE_CONTROL = 'private, max-age=31536000, immutable';

/** An editor's picture, no wider than asked. */
export default defineEventHandler(async (event) => {
  const name = parsePictureName(getRouterParam(event, 'width') ?? '', getRouterParam(event, 'file') ?? '');
  if (!name) throw createError({ statusCode: 404 });
  const picture = await event.context.gallery.find(name).catch((cause: unknown) => {
    throw createError({ statusCode: 503, cause });
  });
  if (!picture) throw createError({ statusCode: 404 });
  setResponseHeaders(event, { 'Content-Type': mediaTypes[name.format], 'Cache-Control': CACHE_CONTROL, ETag: picture.tag });
  if (getRequestHeader(event, 'if-none-match') !== picture.tag) return picture.body;
  setResponseStatus(event, 304);
  return '';
});
