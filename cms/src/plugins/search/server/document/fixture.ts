import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ContentModel, type RawSchema, toContentModel } from '../../../delivery/server/project/model';
import type { IndexDocument } from './index-document';

const source = join(import.meta.dirname, '../../../..');
const json = (...path: string[]): never => JSON.parse(readFileSync(join(source, ...path), 'utf8')) as never;

/** The content model of this CMS, read from its schemas, for tests of the pure parts. */
export function readContentModel(): ContentModel {
  const types = readdirSync(join(source, 'api')).map((name): RawSchema => json('api', name, 'content-types', name, 'schema.json'));
  const components = readdirSync(join(source, 'components')).flatMap((group) =>
    readdirSync(join(source, 'components', group)).map((file) => [`${group}.${file.replace(/\.json$/, '')}`, json('components', group, file)] as const),
  );
  return toContentModel(types, Object.fromEntries(components));
}

export const toDocument = (documentId: string, more: Partial<IndexDocument> = {}): IndexDocument => ({
  type: 'resource', documentId, titles: { en: documentId }, texts: [{ locale: 'en', field: 'a', text: documentId }], facets: { type: ['resource'] }, locales: ['en'], year: null, createdAt: 0, ...more,
});
