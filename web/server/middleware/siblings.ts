import { getRequestURL, type H3Event, isMethod, sendRedirect, setResponseHeaders, setResponseStatus } from 'h3';
import { CmsError } from '../../shared/cms/error';
import { formatSitePath, parseSitePath, type SitePath } from '../../shared/meta/site-path';
import { segments, siteAddresses } from '../addresses';
import { messagesOf } from '../messages';
import { findOutlet } from '../outlets';
import type { OutletAnswer } from '../outlets/outlet';
import { sendOutletFile } from '../outlets/send';
import { QueueFull } from '../pictures/queue';

const RETRY_AFTER = '60';

function answerOf(event: H3Event, path: SitePath): Promise<OutletAnswer> | null {
  const { cms, studio } = event.context;
  return findOutlet(path)?.({ cms, studio, locale: path.locale, addresses: siteAddresses(), messages: messagesOf(path.locale), query: getRequestURL(event).searchParams }) ?? null;
}

function sendRefusal(event: H3Event, locale: string, status: 404 | 503): string {
  const { error } = messagesOf(locale);
  setResponseStatus(event, status);
  setResponseHeaders(event, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Language': locale, ...(status === 503 ? { 'Retry-After': RETRY_AFTER } : {}) });
  return status === 503 ? `${error.unavailableTitle}. ${error.unavailable}\n` : `${error.notFoundTitle}.\n`;
}

/**
 * Answers for what stands beside a page: its address and an ending (`/en/library/guide.bib`). A middleware, because the router has no
 * pattern for part of a segment. Runs after security-headers by its name; what it does not know goes on to the pages.
 */
export default defineEventHandler(async (event) => {
  const path = isMethod(event, 'GET', true) ? parseSitePath(getRequestURL(event).pathname, segments) : null;
  const pending = path && answerOf(event, path);
  if (!path || !pending) return;
  try {
    const answer = await pending;
    if (answer === null) return sendRefusal(event, path.locale, 404);
    if ('moved' in answer) return await sendRedirect(event, formatSitePath({ ...path, slug: answer.moved }, segments), 301);
    return await sendOutletFile(event, answer, path.locale);
  } catch (error) {
    if (error instanceof QueueFull) return sendRefusal(event, path.locale, 503);
    if (!(error instanceof CmsError)) throw error;
    return sendRefusal(event, path.locale, error.kind === 'unavailable' ? 503 : 404);
  }
});
