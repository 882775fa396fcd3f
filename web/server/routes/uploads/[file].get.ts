import { createError, getRouterParam, proxyRequest } from 'h3';

/** Names the CMS gives to files. Nothing else is asked of it. */
const FILE_NAME = /^[\w-]+(\.[\w-]+)*$/;

/** Pictures and documents come from the site's own address, so that a page asks no second host. */
export default defineEventHandler((event) => {
  const file = getRouterParam(event, 'file') ?? '';
  if (!FILE_NAME.test(file)) throw createError({ statusCode: 404 });
  return proxyRequest(event, `${useRuntimeConfig(event).cmsUrl}/uploads/${file}`);
});
