import { type TypeModel } from '../project/model';
import type { DeliveryRecord, RecordView } from '../project/record';
import { linksText } from './stored-entry';
import { columnsOf, columnValues } from './columns';
import { type Change, logDocument, logType, nextChange } from './sequence';
import { claimsTo, moveSlug, noteAddress, settleSlug } from './slugs';
import { insert, run, select, type SqlConnection } from './sql';
import { recordTable } from './tables';

type Row = Record<string, string | number | null>;
interface LinkRow extends Row {
  type: string;
  document_id: string;
  field: string;
  position: number;
  target_type: string;
  target_id: string;
}

/** What is known of a document besides its record. */
export interface DocumentFacts {
  documentId: string;
  /** 'public' also for a document without a safety profile. */
  visibility: string;
  /** Has a published version, shown or not. */
  published: boolean;
  /** When time alone will change its record. */
  expiresAt: string | null;
}

function toRow(type: TypeModel, documentId: string, view: RecordView, links: string, slug: string | null): Row {
  const attribute = type.attributes.find(({ kind }) => kind === 'slug')?.publicName;
  const entry = attribute && view.slugBase !== null ? { ...view.entry, [attribute]: slug } : view.entry;
  return {
    document_id: documentId, locale: view.locale, variant: view.variant,
    slug: view.slugBase === null ? null : slug, slug_base: view.slugBase, slug_rank: view.slugRank,
    created_at: String(entry.createdAt), updated_at: String(entry.updatedAt), published_at: String(entry.publishedAt),
    ...columnValues(columnsOf(type), entry),
    search: view.search, links, json: JSON.stringify(entry),
  };
}

/** The rows and links a record must have in the tables, slugs settled against the other documents of its type. */
export async function toRows(db: SqlConnection, type: TypeModel, documentId: string, record: DeliveryRecord | null): Promise<{ rows: Row[]; links: LinkRow[] }> {
  const settled = new Map<string, string>();
  for (const view of record?.views ?? []) {
    if (view.variant !== 'auto' || view.slugBase === null) continue;
    const others = await claimsTo(db, type, view.locale, view.slugBase, documentId);
    settled.set(view.locale, settleSlug(view.slugBase, { documentId, rank: view.slugRank }, others));
  }
  const links = linksText(record?.links ?? []);
  return {
    rows: (record?.views ?? []).map((view) => toRow(type, documentId, view, links, settled.get(view.locale) ?? null)),
    links: (record?.links ?? []).map((link, position) => ({
      type: type.name, document_id: documentId, field: link.field, position, target_type: link.targetType, target_id: link.targetId,
    })),
  };
}

const canonical = (rows: readonly Row[]): string =>
  JSON.stringify(rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));

export const sameRows = (a: readonly Row[], b: readonly Row[]): boolean => canonical(a) === canonical(b);

export async function storedRows(db: SqlConnection, type: TypeModel, documentId: string): Promise<{ rows: Row[]; links: LinkRow[] }> {
  return {
    rows: await select<Row>(db, `select * from ${recordTable(type)} where document_id = ?`, [documentId]),
    links: await select<LinkRow>(db, 'select * from delivery_link where type = ? and document_id = ?', [type.name, documentId]),
  };
}

/** Gives the slugs this document has left, or now claims, to whom they belong. */
async function settleOthers(db: SqlConnection, type: TypeModel, documentId: string, before: readonly Row[], after: readonly Row[], change: Change): Promise<void> {
  const claims = new Set([...before, ...after].filter((row) => row.variant === 'auto' && row.slug_base !== null).map((row) => JSON.stringify([row.locale, row.slug_base])));
  for (const claim of claims) {
    const [locale, base] = JSON.parse(claim) as [string, string];
    const all = await claimsTo(db, type, locale, base, '');
    for (const own of all) {
      if (own.documentId === documentId) continue;
      const slug = settleSlug(base, own, all.filter((other) => other.documentId !== own.documentId));
      if (slug === own.slug) continue;
      await moveSlug(db, type, locale, own.documentId, slug, change.number);
      await run(db, 'update delivery_document set number = ?, changed_at = ? where type = ? and document_id = ?', [change.number, change.changedAt, type.name, own.documentId]);
    }
  }
}

interface StoredFacts {
  listed: number;
  visibility: string;
  expires_at: string | null;
}

const isWithheld = (visibility: string | undefined): boolean => visibility === 'withheld';

/**
 * Makes the tables say what a record says; null takes it down. Runs in the caller's transaction.
 * A record that was right is left alone and takes no number. Returns whether anything a reader sees has changed.
 */
export async function storeRecord(db: SqlConnection, type: TypeModel, facts: DocumentFacts, record: DeliveryRecord | null, now: Date): Promise<boolean> {
  const { documentId } = facts;
  const before = await storedRows(db, type, documentId);
  const after = await toRows(db, type, documentId, record);
  const [known] = await select<StoredFacts>(db, 'select listed, visibility, expires_at from delivery_document where type = ? and document_id = ?', [type.name, documentId]);
  const visibility = facts.published ? facts.visibility : 'public';
  const changed = !sameRows(before.rows, after.rows) || !sameRows(before.links, after.links);
  const countChanged = isWithheld(known?.visibility) !== isWithheld(visibility);

  const listed = record ? 'listed' : known && known.listed >= 0 ? 'gone' : 'never';
  // What is kept elsewhere holds until the moment it was told: one that has moved is news.
  const endMoved = record !== null && known?.expires_at !== undefined && known.expires_at !== facts.expiresAt;

  const change = changed || countChanged || endMoved ? await nextChange(db, now) : null;
  if (changed && change) {
    await run(db, `delete from ${recordTable(type)} where document_id = ?`, [documentId]);
    await run(db, 'delete from delivery_link where type = ? and document_id = ?', [type.name, documentId]);
    await insert(db, recordTable(type), after.rows);
    await insert(db, 'delivery_link', after.links);
    for (const row of after.rows) {
      if (row.variant === 'auto' && row.slug !== null) await noteAddress(db, type, String(row.locale), String(row.slug), documentId, change.number);
    }
    await settleOthers(db, type, documentId, before.rows, after.rows, change);
  }
  if ((countChanged || endMoved) && change) await logType(db, type.name, change);

  const factsChanged = !known || known.visibility !== visibility || known.expires_at !== facts.expiresAt;
  const worthARow = listed !== 'never' || visibility !== 'public' || facts.expiresAt !== null || known;
  if (worthARow && (changed || factsChanged)) await logDocument(db, { type: type.name, documentId, listed, visibility, expiresAt: facts.expiresAt }, changed ? change : null);
  return changed || countChanged || endMoved;
}
