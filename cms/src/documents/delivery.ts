import { getDelivery } from '../plugins/delivery/server';
import type { DocumentMiddleware } from './middleware';

/** The documents an action wrote: the one it names, or those it answers with. */
function writtenIds(params: Record<string, unknown>, result: unknown): string[] {
  const answered = result as { documentId?: string; entries?: { documentId?: string }[] } | null;
  const ids = [params.documentId, answered?.documentId, ...(answered?.entries ?? []).map((entry) => entry.documentId)];
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}

/** Delivers what a write changed, in the write's own transaction: after a crash both sides are there, or neither. */
export const deliver: DocumentMiddleware = (strapi) => async (context, next) => {
  const result = await next();
  for (const documentId of writtenIds(context.params, result)) await getDelivery(strapi).deliver(context.uid, documentId);
  return result;
};

/** After the commit: readers of this process see the change at once. */
export const refreshReaders: DocumentMiddleware = (strapi) => async (_context, next) => {
  const result = await next();
  if (!strapi.db.inTransaction()) await getDelivery(strapi).refresh();
  return result;
};
