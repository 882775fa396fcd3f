import { getRequestHeader, sendRedirect, setResponseHeaders } from 'h3';
import { locales } from '../../../cms/config/locales';
import { negotiateLanguage } from '../../shared/language/negotiate';

const [first, ...others] = locales.map(({ code }) => code);

/** The only address without a language: it leads to the visitor's best one, and nothing is remembered. */
export default defineEventHandler((event) => {
  if (first === undefined) throw new Error('cms/config/locales.ts names no language.');
  const locale = negotiateLanguage(getRequestHeader(event, 'accept-language'), [first, ...others]);
  setResponseHeaders(event, { 'Cache-Control': 'private, no-store', Vary: 'Accept-Language' });
  return sendRedirect(event, `/${locale}`, 302);
});
