import type { Core } from '@strapi/strapi';
import type { DocumentMiddleware } from './middleware';

/**
 * What editors know an entry by, where a type has so many that looking elsewhere would take seconds. Strapi looks into every text of every row, but
 * into no list, as that of authors is, and no index helps it: 2 to 4 s in a million works. Indexes for these are in list-indexes.ts.
 */
const KNOWN_BY: Readonly<Record<string, readonly string[]>> = {
  'api::resource.resource': ['title', 'slug', 'authors', 'publisherName', 'doi', 'isbn', 'sourceUrl'],
};

interface StoredAttribute {
  type: string;
  columnName?: string;
}

const attributeOf = ({ db }: Pick<Core.Strapi, 'db'>, uid: string, name: string): StoredAttribute => db.metadata.get(uid).attributes[name] as StoredAttribute;

/** Columns in which the search of a type looks; none where it is Strapi's own. */
export const searchedColumns = (strapi: Core.Strapi, uid: string): string[] => (KNOWN_BY[uid] ?? []).map((name) => attributeOf(strapi, uid, name).columnName ?? name);

/** A text as it stands within a list. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const ASKING = new Set(['findMany', 'count']);

/** Lists of the admin find an entry by what editors know it by, whatever the case, or by its document id. */
export const editorsSearch: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action } = context;
  const { _q: text, filters, ...params } = context.params;
  const names = KNOWN_BY[uid];
  if (!names || !ASKING.has(action) || typeof text !== 'string' || text === '') return next();
  // SQLite compares without case by itself, and would no longer answer from the index.
  const operator = strapi.db.dialect.client === 'postgres' ? '$containsi' : '$contains';
  const contained = names.map((name) => ({ [name]: { [operator]: attributeOf(strapi, uid, name).type === 'json' ? inJson(text) : text } }));
  const known = { $or: [{ documentId: { $eq: text } }, ...contained] };
  context.params = { ...params, filters: filters ? { $and: [filters, known] } : known };
  return next();
};
