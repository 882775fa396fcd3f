import { assertMethod, createError, getQuery, getRequestHeader, getRouterParam, setResponseHeaders, setResponseStatus } from 'h3';
import { mediaTypes, parsePictureName } from '../../../../shared/picture/sources';
import { readPreview } from '../../../../shared/preview';

/**
 * Another file has another address, and so a browser need not ask for long; an hour, for what is taken away shall not stay for good.
 * Nobody in between may keep it.
 */
const KEPT = 'private, max-age=3600';

const PREVIEWED = 'private, no-store';

/** An editor's picture, no wider than asked; one of a draft for who has the draft's token. */
export default defineEventHandler(async (event) => {
  assertMethod(event, 'GET', true);
  const name = parsePictureName(getRouterParam(event, 'width') ?? '', getRouterParam(event, 'file') ?? '');
  if (!name) throw createError({ statusCode: 404 });
  const { gallery } = event.context;
  const preview = readPreview(getQuery(event))?.token;
  const picture = await (preview === undefined ? gallery.find(name) : gallery.findOfDraft(name, preview)).catch((cause: unknown) => {
    throw createError({ statusCode: 503, cause });
  });
  if (!picture) throw createError({ statusCode: 404 });
  setResponseHeaders(event, { 'Content-Type': mediaTypes[name.format], 'Cache-Control': preview === undefined ? KEPT : PREVIEWED, ETag: picture.tag });
  if (getRequestHeader(event, 'if-none-match') !== picture.tag) return picture.body;
  setResponseStatus(event, 304);
  return '';
});
