import { setResponseHeaders } from 'h3';
import { siteAddresses } from '../addresses';

/** Everything may be read. Results of a search say on their own page that they are no places to list. */
export default defineEventHandler((event) => {
  setResponseHeaders(event, { 'Content-Type': 'text/plain; charset=utf-8' });
  return `User-agent: *\nDisallow:\n\nSitemap: ${siteAddresses().absolute('/sitemap.xml')}\n`;
});
