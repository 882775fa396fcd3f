import { assertMethod, createError, getQuery, getRouterParam, proxyRequest } from 'h3';
import { readPreview } from '../../../shared/preview';

/** Names the CMS gives to files. Nothing else is asked of it. */
const FILE_NAME = /^[\w-]+(\.[\w-]+)*$/;

/** Pictures and documents come from the site's own address, so that a page asks no second host. One of a draft is for who has the draft's token. */
export default defineEventHandler((event) => {
  assertMethod(event, 'GET', true);
  const file = getRouterParam(event, 'file') ?? '';
  if (!FILE_NAME.test(file)) throw createError({ statusCode: 404 });
  const preview = readPreview(getQuery(event))?.token;
  const query = preview === undefined ? '' : `?preview=${encodeURIComponent(preview)}`;
  // Cookies know no ports: an editor's pass to the CMS may be among them, and the site shows to all the same.
  return proxyRequest(event, `${useRuntimeConfig(event).cmsUrl}/uploads/${file}${query}`, {
    headers: { cookie: '' },
    fetch: ((target: string, init: RequestInit) => event.context.uploads.ask(file, target, init)) as typeof fetch,
  });
});
