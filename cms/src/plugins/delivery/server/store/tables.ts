import { createHash } from 'node:crypto';
import { type ContentModel, headingOf, type TypeModel } from '../project/model';
import type { ProjectionContext } from '../project/source';
import { beginningOf, columnsOf, type ColumnKind } from './columns';
import { type Dialect, run, select, type SqlConnection } from './sql';

/** Raise this when a record's form changes without a change of the content model: all records are then made anew. */
const RECORD_FORMAT = 3;

/** The table of a type's records: one row for each language and variant of a document. */
export const recordTable = (type: TypeModel): string => `delivery_${type.plural}`;

/** Text compares by code point on both databases, so that order and ranges are the same. */
const textType = (dialect: Dialect): string => (dialect === 'postgres' ? 'text collate "C"' : 'text');

function columnType(kind: ColumnKind, dialect: Dialect): string {
  return kind === 'number' ? 'double precision' : textType(dialect);
}

/** What lists of any length are asked for: their headings in order, and what is of a kind and a year. Not without fallback: each index slows an import by a twentieth. */
function listIndexes(type: TypeModel, dialect: Dialect): string[] {
  const table = recordTable(type);
  const columns = columnsOf(type);
  const namesOf = (kind: string) => columns.filter(({ attribute }) => attribute.kind === kind).map(({ value }) => value);
  const [enumerations, numbers] = [namesOf('enumeration'), namesOf('number')];
  const heading = columns.find(({ attribute }) => attribute.publicName === headingOf(type));
  const index = (name: string, values: readonly string[]) => `create index if not exists ${table}_${name} on ${table} (locale, variant, ${values.join(', ')}, document_id) where variant = 'auto'`;
  return [
    // PostgreSQL goes on from the beginning by itself, and refuses longer texts; SQLite takes an index for an order only where it has all of it.
    ...(heading?.key ? [index('heading', [`(${heading.value} is null)`, beginningOf(heading.key), ...(dialect === 'sqlite' ? [heading.key, heading.value] : [])])] : []),
    ...(enumerations.length > 0 ? [index('kinds', [...enumerations, ...numbers])] : []),
    ...(numbers.length > 0 ? [index('numbers', numbers)] : []),
  ];
}

function recordTableStatements(type: TypeModel, dialect: Dialect): string[] {
  const table = recordTable(type);
  const text = textType(dialect);
  const columns = columnsOf(type).flatMap(({ kind, value, key }) => [`${value} ${columnType(kind, dialect)}`, ...(key ? [`${key} ${text}`] : [])]);
  return [
    `create table if not exists ${table} (
      document_id ${text} not null, locale ${text} not null, variant ${text} not null,
      slug ${text}, slug_base ${text}, slug_rank integer not null,
      created_at ${text} not null, updated_at ${text} not null, published_at ${text} not null,
      ${columns.map((column) => `${column}, `).join('')}
      search ${text} not null, links ${text} not null, json ${text} not null,
      primary key (locale, variant, document_id))`,
    `create index if not exists ${table}_document on ${table} (document_id)`,
    `create index if not exists ${table}_slug on ${table} (locale, variant, slug) where variant = 'auto'`,
    `create index if not exists ${table}_slug_base on ${table} (slug_base, locale)`,
    // The site asks for lists in these orders: feeds and the sitemap.
    `create index if not exists ${table}_created on ${table} (locale, variant, created_at, document_id)`,
    `create index if not exists ${table}_updated on ${table} (locale, variant, updated_at, document_id)`,
    ...listIndexes(type, dialect),
  ];
}

function sharedStatements(dialect: Dialect): string[] {
  const text = textType(dialect);
  return [
    `create table if not exists delivery_sequence (id integer primary key, number bigint not null, changed_at ${text} not null, model ${text} not null)`,
    `insert into delivery_sequence (id, number, changed_at, model) values (1, 0, '1970-01-01T00:00:00.000Z', '') on conflict (id) do nothing`,
    `create table if not exists delivery_document (
      type ${text} not null, document_id ${text} not null, number bigint, changed_at ${text},
      listed integer not null, visibility ${text} not null, expires_at ${text}, primary key (type, document_id))`,
    'create index if not exists delivery_document_number on delivery_document (number)',
    'create index if not exists delivery_document_expires on delivery_document (expires_at)',
    'create index if not exists delivery_document_visibility on delivery_document (visibility, type)',
    `create table if not exists delivery_link (
      type ${text} not null, document_id ${text} not null, field ${text} not null, position integer not null,
      target_type ${text} not null, target_id ${text} not null, primary key (type, document_id, field, target_id))`,
    'create index if not exists delivery_link_target on delivery_link (target_type, target_id, type, field)',
    `create table if not exists delivery_file (path ${text} not null, type ${text} not null, document_id ${text} not null, primary key (path, type, document_id))`,
    'create index if not exists delivery_file_document on delivery_file (type, document_id)',
    `create table if not exists delivery_address (
      type ${text} not null, locale ${text} not null, slug ${text} not null, document_id ${text} not null, number bigint not null,
      primary key (type, locale, slug, document_id))`,
    `create table if not exists delivery_sighting (url ${text} primary key, working integer not null, seen_on ${text} not null)`,
  ];
}

/** One process at a time makes the tables; any number that no one else on the database uses. */
const MIGRATION_LOCK = 7_230_411;

/** What the stored records were made with: the model, the languages and the record format. How a language is called, or written, makes no other records. */
export function modelSignature(model: ContentModel, locales: ProjectionContext['locales']): string {
  // Strapi reads its schema files side by side: the order they come in differs from start to start.
  const inOrder = (members: ReadonlyMap<string, unknown>) => [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [RECORD_FORMAT, inOrder(model.types), inOrder(model.components), locales.map(({ code, fallback }) => [code, fallback])];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Makes the tables that are missing. Where the content model has changed since the records were made, the record tables are
 * dropped and made anew. Addresses and the change log are never dropped: they are history, not a projection.
 * Returns whether every record has to be projected again. Runs in a transaction, which other processes that start wait for.
 */
export async function ensureTables(db: SqlConnection, dialect: Dialect, model: ContentModel, signature: string): Promise<boolean> {
  if (dialect === 'postgres') await run(db, `select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  for (const statement of sharedStatements(dialect)) await run(db, statement);
  const [stored] = await select<{ model: string }>(db, 'select model from delivery_sequence where id = 1');
  const changed = stored?.model !== signature;
  // Also those of types that are no more.
  if (changed) await run(db, 'delete from delivery_file');
  for (const type of model.types.values()) {
    if (changed) await run(db, `drop table if exists ${recordTable(type)}`);
    for (const statement of recordTableStatements(type, dialect)) await run(db, statement);
  }
  return changed;
}

/** Says that every record is now made with this model. */
export async function acceptSignature(db: SqlConnection, signature: string): Promise<void> {
  await run(db, 'update delivery_sequence set model = ? where id = 1', [signature]);
}
