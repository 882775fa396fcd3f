import type { TypeModel } from '../project/model';
import type { DeliveryRecord, RecordView } from '../project/record';
import { shownFiles } from '../project/shown-files';
import type { JsonObject } from '../project/value';
import type { Claims, Place } from './claims';
import { type Column, columnsOf, columnValues } from './columns';
import { marks, select, type SqlConnection } from './sql';
import { linksText } from './stored-entry';
import { recordTable } from './tables';

export type Row = Record<string, string | number | null>;

export interface LinkRow extends Row {
  type: string;
  document_id: string;
  field: string;
  position: number;
  target_type: string;
  target_id: string;
}

export interface FileRow extends Row {
  type: string;
  document_id: string;
  /** As in `/uploads/well_0a1b.jpg`. */
  path: string;
}

/** A document's record as it stands in the tables. */
export interface StoredRecord {
  rows: Row[];
  links: LinkRow[];
  /** The files that any of its rows shows. */
  files: FileRow[];
}

export const noRecord = (): StoredRecord => ({ rows: [], links: [], files: [] });

const slugName = (type: TypeModel): string | undefined => type.attributes.find(({ kind }) => kind === 'slug')?.publicName;

function toRow(type: TypeModel, columns: readonly Column[], documentId: string, view: RecordView, links: string, slug: string | null): Row {
  const attribute = slugName(type);
  const entry = attribute && view.slugBase !== null ? { ...view.entry, [attribute]: slug } : view.entry;
  return {
    document_id: documentId, locale: view.locale, variant: view.variant,
    slug: view.slugBase === null ? null : slug, slug_base: view.slugBase, slug_rank: view.slugRank,
    created_at: String(entry.createdAt), updated_at: String(entry.updatedAt), published_at: String(entry.publishedAt),
    ...columnValues(columns, entry),
    search: view.search, links, json: JSON.stringify(entry),
  };
}

/** The slugs a record would like. */
export const wishedPlaces = (record: DeliveryRecord | null): Place[] =>
  (record?.views ?? []).flatMap(({ variant, locale, slugBase }) => (variant === 'auto' && slugBase !== null ? [{ locale, base: slugBase }] : []));

/** The slugs that stored rows claim. */
export const claimedPlaces = (rows: readonly Row[]): Place[] =>
  rows.flatMap((row) => (row.variant === 'auto' && row.slug_base !== null ? [{ locale: String(row.locale), base: String(row.slug_base) }] : []));

/** The rows, links and files a record must have in the tables, slugs settled against the other documents of its type. */
export function toRows(claims: Claims, type: TypeModel, documentId: string, record: DeliveryRecord | null): StoredRecord {
  const settled = new Map<string, string>();
  for (const view of record?.views ?? []) {
    if (view.variant !== 'auto' || view.slugBase === null) continue;
    settled.set(view.locale, claims.settle({ locale: view.locale, base: view.slugBase }, { documentId, rank: view.slugRank }));
  }
  const columns = columnsOf(type);
  const links = linksText(record?.links ?? []);
  const rows = (record?.views ?? []).map((view) => toRow(type, columns, documentId, view, links, settled.get(view.locale) ?? null));
  const paths = new Set(rows.flatMap(({ json }) => shownFiles(String(json))));
  return {
    rows,
    links: (record?.links ?? []).map((link, position) => ({
      type: type.name, document_id: documentId, field: link.field, position, target_type: link.targetType, target_id: link.targetId,
    })),
    files: [...paths].map((path) => ({ type: type.name, document_id: documentId, path })),
  };
}

/** A row with another slug, also in its JSON. */
export function withSlug(type: TypeModel, row: Row, slug: string): Row {
  const entry: JsonObject = { ...(JSON.parse(String(row.json)) as JsonObject), [slugName(type) ?? 'slug']: slug };
  return { ...row, slug, v_slug: slug, k_slug: slug, json: JSON.stringify(entry) };
}

function isSameRow(a: Row, b: Row): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => (a[name] ?? null) === (b[name] ?? null));
}

/** In whatever order; no row is there twice. */
const sameRows = (a: readonly Row[], b: readonly Row[]): boolean => a.length === b.length && a.every((row) => b.some((other) => isSameRow(row, other)));

export const sameRecord = (a: StoredRecord, b: StoredRecord): boolean => sameRows(a.rows, b.rows) && sameRows(a.links, b.links) && sameRows(a.files, b.files);

/** What the tables hold of some documents. Every id has an entry. */
export async function storedRecords(db: SqlConnection, type: TypeModel, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
  const records = new Map(ids.map((id): [string, StoredRecord] => [id, noRecord()]));
  if (ids.length === 0) return records;
  const rows = await select<Row>(db, `select * from ${recordTable(type)} where document_id in (${marks(ids)})`, ids);
  const links = await select<LinkRow>(db, `select * from delivery_link where type = ? and document_id in (${marks(ids)})`, [type.name, ...ids]);
  const files = await select<FileRow>(db, `select * from delivery_file where type = ? and document_id in (${marks(ids)})`, [type.name, ...ids]);
  for (const row of rows) records.get(String(row.document_id))?.rows.push(row);
  for (const link of links) records.get(link.document_id)?.links.push(link);
  for (const file of files) records.get(file.document_id)?.files.push(file);
  return records;
}
