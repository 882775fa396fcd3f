import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodingFor } from '../http/encoding';
import type { Page } from './page';

/** RFC 9110 §13.1.2: a weak comparison, since a proxy on the way may have weakened the tag. */
function isKnown(known: string, tag: string): boolean {
  return known === tag || known.trim() === '*' || known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
}

/** Sends a finished page: the best variant that the visitor's browser reads, or the word that it has it already. */
export function sendPage(request: IncomingMessage, response: ServerResponse, { status, variants }: Page): void {
  const encoding = encodingFor(request.headers['accept-encoding'] as string | undefined);
  const { headers, body, tag, notModified } = (encoding && variants[encoding]) ?? variants.identity;
  const known = request.headers['if-none-match'];
  if (known !== undefined && tag !== null && isKnown(known, tag)) {
    response.writeHead(304, notModified as string[]).end();
    return;
  }
  response.writeHead(status, headers as string[]).end(request.method === 'HEAD' ? undefined : body);
}
