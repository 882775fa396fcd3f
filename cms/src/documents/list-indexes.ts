import type { Core } from '@strapi/strapi';
import type { SqlConnection } from './connection';
import { searchedColumns } from './editors-search';

/** What lists of the admin are sorted by, or filtered; some from the newest, since Strapi puts equal ones in the order of their rows whichever the direction. */
const LISTED_BY: readonly { name: string; before: string; descending?: boolean }[] = [
  { name: 'title', before: 'by_title' }, { name: 'name', before: 'by_name' }, { name: 'updatedAt', before: 'by_updated_at', descending: true },
  { name: 'year', before: 'by_newest_year', descending: true }, { name: 'kind', before: 'by_kind' },
];

interface Listed {
  uid: string;
  table: string;
  /** By attribute. */
  columns: ReadonlyMap<string, string>;
  localized: boolean;
  drafts: boolean;
}

function listedTypes(strapi: Core.Strapi): Listed[] {
  return Object.values(strapi.contentTypes).flatMap(({ uid, kind, options, pluginOptions }) => {
    if (!uid.startsWith('api::') || kind !== 'collectionType') return [];
    const { tableName, attributes } = strapi.db.metadata.get(uid) as unknown as { tableName: string; attributes: Record<string, { columnName?: string }> };
    const columns = new Map(Object.entries(attributes).flatMap(([name, { columnName }]): [string, string][] => (columnName ? [[name, columnName]] : [])));
    const localized = (pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true;
    return [{ uid, table: tableName, columns, localized, drafts: options?.draftAndPublish === true }];
  });
}

/**
 * Statements that make the indexes of the admin's lists. A list shows a page of the drafts of one language, in some order and by row number then, and Strapi
 * sorts all of them for it: 900 ms at 100,000 works. Only drafts are in an index, for PostgreSQL goes on in order behind no column that is to be null.
 */
export function listIndexes(strapi: Core.Strapi): string[] {
  const onSqlite = strapi.db.dialect.client === 'sqlite';
  return listedTypes(strapi).flatMap(({ uid, table, columns, localized, drafts }) =>
    LISTED_BY.flatMap(({ name, before, descending }) => {
      const column = columns.get(name);
      if (!column) return [];
      const searched = searchedColumns(strapi, uid);
      // SQLite then counts, and looks for words, in the index alone. Rows are six times as long.
      const alone = onSqlite ? [...(drafts ? ['published_at'] : []), ...(searched[0] === column ? ['document_id', ...searched.slice(1)] : [])] : [];
      const keys = [...(localized ? ['locale'] : []), `${column}${descending ? ' desc' : ''}`, 'id', ...alone];
      return [
        `drop index if exists ${table}_${before}`,
        `create index if not exists ${table}_listed_${before} on ${table} (${keys.join(', ')})${drafts ? ' where published_at is null' : ''}`,
      ];
    }),
  );
}

/** As Strapi compares without case. */
const folded = (column: string): string => `lower(cast(${column} as varchar)) gin_trgm_ops`;

/**
 * Makes the indexes by which PostgreSQL finds parts of words, in the caller's transaction. They need its extension pg_trgm, which comes with it, and whose
 * making a role may be denied: then searches in the admin go through every row.
 */
export async function ensureSearchIndexes(strapi: Core.Strapi, db: SqlConnection): Promise<void> {
  if (strapi.db.dialect.client !== 'postgres') return;
  await db.raw('savepoint searched');
  try {
    await db.raw('create extension if not exists pg_trgm');
    for (const { uid, table, drafts } of listedTypes(strapi)) {
      const searched = searchedColumns(strapi, uid);
      if (searched.length === 0) continue;
      await db.raw(`create index if not exists ${table}_searched on ${table} using gin (${searched.map(folded).join(', ')})${drafts ? ' where published_at is null' : ''}`);
    }
  } catch (error) {
    await db.raw('rollback to savepoint searched');
    strapi.log.warn(`Searches among very many works in the admin will be slow, for PostgreSQL did not make the extension pg_trgm and its index: ${error instanceof Error ? error.message : String(error)}`);
  }
}
