import type { Core } from '@strapi/strapi';
import { currentConnection } from './connection';
import { ensureSearchIndexes, listIndexes } from './list-indexes';

/** Whether a slug is free is asked at every save, and Strapi has no index for it. */
function slugIndexes(strapi: Core.Strapi): string[] {
  return Object.values(strapi.contentTypes).flatMap(({ uid, attributes }) => {
    const slug = Object.keys(attributes).find((name) => (attributes as Record<string, { type: string }>)[name]?.type === 'uid');
    if (!slug || !uid.startsWith('api::')) return [];
    const { tableName } = strapi.db.metadata.get(uid);
    return [`create index if not exists ${tableName}_own_slug on ${tableName} (${slug}, locale)`];
  });
}

/**
 * Tables of the write side that Strapi does not know, and so leaves alone.
 * `document_relations`: relations by documentId, shared by all languages. `translation_pins`: what source text a translation was made from.
 */
export async function ensureDocumentTables(strapi: Core.Strapi): Promise<void> {
  const text = strapi.db.dialect.client === 'postgres' ? 'text collate "C"' : 'text';
  const statements = [
    `create table if not exists document_relations (
      type ${text} not null, document_id ${text} not null, status ${text} not null, field ${text} not null, position integer not null,
      target_type ${text} not null, target_id ${text} not null, primary key (type, document_id, status, field, target_id))`,
    'create index if not exists document_relations_target on document_relations (target_type, target_id)',
    `create table if not exists translation_pins (
      type ${text} not null, document_id ${text} not null, status ${text} not null, locale ${text} not null, field ${text} not null,
      hashes ${text} not null, primary key (type, document_id, status, locale, field))`,
    ...slugIndexes(strapi),
    ...listIndexes(strapi),
  ];
  for (const statement of statements) await currentConnection(strapi).raw(statement);
  await ensureSearchIndexes(strapi, currentConnection(strapi));
}
