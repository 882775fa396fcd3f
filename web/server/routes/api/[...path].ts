import { assertMethod, createError, sendRedirect, setResponseHeader } from 'h3';

/** Partners who know the site's address only are led to the API at its own. Their programs may run in the pages of any site. */
export default defineEventHandler((event) => {
  assertMethod(event, 'GET', true);
  const { cmsPublicUrl, public: { siteUrl } } = useRuntimeConfig(event);
  // Where both share an address a proxy hands these paths to the CMS, and nothing comes here that it has not refused.
  if (new URL(cmsPublicUrl).origin === new URL(siteUrl).origin) throw createError({ statusCode: 404 });
  setResponseHeader(event, 'Access-Control-Allow-Origin', '*');
  return sendRedirect(event, `${cmsPublicUrl.replace(/\/+$/, '')}${event.path}`, 307);
});
