import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { SeedModel } from './model';

interface Row {
  documentId: string;
  locale: string | null;
  publishedAt: Date | string | null;
  updatedAt: Date | string;
}

export interface StoredDocument {
  locales: string[];
  /** Changes with every save, publish, unpublish and delete of any of its languages. */
  fingerprint: string;
}

function fingerprintOf(rows: readonly Row[]): string {
  const lines = rows.map(({ locale, publishedAt, updatedAt }) => `${locale} ${publishedAt ? 'published' : 'draft'} ${new Date(updatedAt).toISOString()}`);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** The stored documents of a type, or one of them, by documentId. */
export async function storedDocuments(strapi: Core.Strapi, { uid }: SeedModel, documentId?: string): Promise<Map<string, StoredDocument>> {
  const rows: Row[] = await strapi.db
    .query(uid as 'admin::user')
    .findMany({ select: ['documentId', 'locale', 'publishedAt', 'updatedAt'] as never, where: documentId ? ({ documentId } as never) : {} });
  return new Map(
    [...Map.groupBy(rows, (row) => row.documentId)].map(([id, own]) => [
      id,
      { locales: [...new Set(own.flatMap(({ locale }) => locale ?? []))], fingerprint: fingerprintOf(own) },
    ]),
  );
}
