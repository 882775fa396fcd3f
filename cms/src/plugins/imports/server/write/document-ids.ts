import type { Core } from '@strapi/strapi';
import type { WorkModel } from './work-model';

/** Enough to stand together in an index of any size; the rest still tells documents apart by its first letters, as slugs do. */
const SHARED = 2;

/**
 * Ids for documents that are written together, as Strapi makes them, but beginning alike. Ids by chance alone scatter a batch over every
 * page of every index, and an import into a large library spends its time writing pages for the sake of a line each.
 */
export function newDocumentIds(strapi: Core.Strapi, { uid }: WorkModel, count: number): string[] {
  const { documentId } = strapi.db.metadata.get(uid).attributes as unknown as { documentId: { default(): string } };
  const ids = Array.from({ length: count }, () => documentId.default());
  const beginning = ids[0]?.slice(0, SHARED);
  return ids.map((id) => `${beginning}${id.slice(SHARED)}`);
}
