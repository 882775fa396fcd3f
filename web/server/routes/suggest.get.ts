import { createError, getQuery, setResponseHeaders } from 'h3';
import { locales } from '../../../cms/config/locales';
import { CmsError } from '../../shared/cms/error';
import { listSuggestions, type Suggestion } from '../../shared/cms/search';
import { toCanonicalQuery } from '../../shared/library/address-values';
import { sectionOf } from '../../shared/library/site-hit';
import { placeOf } from '../../shared/library/suggested-page';
import { formatSitePath } from '../../shared/meta/site-path';
import { segments } from '../addresses';
import { fill, messagesOf } from '../messages';

function toOption(locale: string, { type, title, locale: language, slug }: Suggestion) {
  const section = sectionOf(type);
  const { section: parts, sitemap, language: words } = messagesOf(locale);
  return {
    title,
    part: placeOf(section ? parts[section] : sitemap.texts, language, locale, (name) => fill(words.valueIn, { language: name })),
    href: formatSitePath({ locale, section, slug }, segments),
    ...(language && language !== locale ? { lang: language } : {}),
  };
}

/** Pages whose names begin like what is being typed. What somebody types is kept by nobody: not here, not on the way, not in the browser. */
export default defineEventHandler(async (event) => {
  const query = getQuery<Record<string, string>>(event);
  const locale = locales.find(({ code }) => code === query.locale)?.code;
  const { q } = toCanonicalQuery({ q: query.q });
  setResponseHeaders(event, { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' });
  if (!locale || !q) throw createError({ statusCode: 400 });
  try {
    return (await listSuggestions(event.context.cms, locale, q)).map((one) => toOption(locale, one));
  } catch (error) {
    if (error instanceof CmsError) throw createError({ statusCode: 503 });
    throw error;
  }
});
