import type { TypeModel } from '../project/model';
import type { DeliveryRecord } from '../project/record';
import { Addresses } from './addresses';
import { Claims, type Place, type StoredClaim } from './claims';
import { claimedPlaces, noRecord, type Row, sameRecord, type StoredRecord, storedRecords, toRows, wishedPlaces, withSlug } from './records';
import { type Change, type DocumentState, logDocuments, Numbers } from './sequence';
import { insert, marks, run, select, type SqlConnection } from './sql';
import { recordTable } from './tables';

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

export interface Projection {
  facts: DocumentFacts;
  record: DeliveryRecord | null;
}

interface StoredFacts {
  document_id: string;
  listed: number;
  visibility: string;
  expires_at: string | null;
}

const isWithheld = (visibility: string | undefined): boolean => visibility === 'withheld';

async function storedFacts(db: SqlConnection, type: TypeModel, ids: readonly string[]): Promise<Map<string, StoredFacts>> {
  const rows = await select<StoredFacts>(db, `select document_id, listed, visibility, expires_at from delivery_document where type = ? and document_id in (${marks(ids)})`, [type.name, ...ids]);
  return new Map(rows.map((row) => [row.document_id, row]));
}

/** Records on their way into the tables: decided one after the other, as if each were stored alone, and written in few statements. */
class RecordBatch {
  /** Records as decided so far; those of documents that are still to come, as they are stored. */
  private readonly changed = new Map<string, StoredRecord>();
  private readonly states = new Map<string, DocumentState>();
  private readonly addresses: Addresses;

  constructor(
    private readonly db: SqlConnection,
    private readonly type: TypeModel,
    private readonly stored: Map<string, StoredRecord>,
    private readonly facts: ReadonlyMap<string, StoredFacts>,
    private readonly claims: Claims,
    private readonly numbers: Numbers,
  ) {
    this.addresses = new Addresses(type);
  }

  /** Makes the tables say what a record says; null takes it down. Answers whether anything a reader sees has changed. */
  async add({ facts, record }: Projection): Promise<boolean> {
    const { documentId } = facts;
    const before = this.stored.get(documentId) ?? noRecord();
    const after = toRows(this.claims, this.type, documentId, record);
    const known = this.facts.get(documentId);
    const visibility = facts.published ? facts.visibility : 'public';
    const changed = !sameRecord(before, after);
    const countChanged = isWithheld(known?.visibility) !== isWithheld(visibility);

    const listed = record ? 'listed' : known && known.listed >= 0 ? 'gone' : 'never';
    // What is kept elsewhere holds until the moment it was told: one that has moved is news.
    const endMoved = record !== null && known?.expires_at !== undefined && known.expires_at !== facts.expiresAt;

    const change = changed || countChanged || endMoved ? this.numbers.next() : null;
    if (changed && change) {
      this.changed.set(documentId, after);
      for (const row of after.rows) {
        if (row.variant === 'auto' && row.slug !== null) this.addresses.note(String(row.locale), String(row.slug), documentId, change.number);
      }
      await this.settleOthers(documentId, before.rows, after.rows, change);
    }
    if ((countChanged || endMoved) && change) this.states.set('', { type: this.type.name, documentId: '', listed: 'never', visibility: 'public', expiresAt: null, change });

    const factsChanged = !known || known.visibility !== visibility || known.expires_at !== facts.expiresAt;
    const worthARow = listed !== 'never' || visibility !== 'public' || facts.expiresAt !== null || known;
    if (worthARow && (changed || factsChanged)) this.states.set(documentId, { type: this.type.name, documentId, listed, visibility, expiresAt: facts.expiresAt, change: changed ? change : null });
    return changed || countChanged || endMoved;
  }

  /** Gives the slugs this document has left, or now claims, to whom they belong. */
  private async settleOthers(documentId: string, before: readonly Row[], after: readonly Row[], change: Change): Promise<void> {
    for (const place of claimedPlaces(before)) this.claims.remove(place, documentId);
    for (const row of after) {
      if (row.variant !== 'auto' || row.slug_base === null) continue;
      this.claims.set({ locale: String(row.locale), base: String(row.slug_base) }, { documentId, rank: Number(row.slug_rank), slug: String(row.slug) });
    }
    for (const place of [...claimedPlaces(before), ...claimedPlaces(after)]) {
      for (const other of this.claims.others(place, documentId)) {
        const slug = this.claims.settle(place, other);
        if (slug !== other.slug) await this.move(place, { ...other, slug }, change);
      }
    }
  }

  /** Gives a record another slug, where it stands: in this batch, or in the tables. */
  private async move(place: Place, claim: StoredClaim, change: Change): Promise<void> {
    const { documentId, slug } = claim;
    this.claims.set(place, claim);
    this.addresses.note(place.locale, slug, documentId, change.number);
    const moved = (row: Row): Row => (row.locale === place.locale && row.slug_base !== null ? withSlug(this.type, row, slug) : row);
    const decided = this.changed.get(documentId);
    if (decided) {
      decided.rows = decided.rows.map(moved);
      const state = this.states.get(documentId);
      if (state) state.change = change;
      return;
    }
    const stored = this.stored.get(documentId) ?? (await storedRecords(this.db, this.type, [documentId])).get(documentId);
    if (!stored) return;
    stored.rows = stored.rows.map(moved);
    for (const row of stored.rows.filter(({ locale, slug_base }) => locale === place.locale && slug_base !== null)) {
      await run(this.db, `update ${recordTable(this.type)} set slug = ?, v_slug = ?, k_slug = ?, json = ? where document_id = ? and locale = ? and variant = ?`, [
        slug, slug, slug, row.json, documentId, row.locale, row.variant,
      ]);
    }
    await run(this.db, 'update delivery_document set number = ?, changed_at = ? where type = ? and document_id = ?', [change.number, change.changedAt, this.type.name, documentId]);
  }

  async write(): Promise<void> {
    const isStored = ({ rows, links, files }: StoredRecord) => rows.length + links.length + files.length > 0;
    const replaced = [...this.changed.keys()].filter((id) => isStored(this.stored.get(id) ?? noRecord()));
    if (replaced.length > 0) {
      await run(this.db, `delete from ${recordTable(this.type)} where document_id in (${marks(replaced)})`, replaced);
      for (const table of ['delivery_link', 'delivery_file']) await run(this.db, `delete from ${table} where type = ? and document_id in (${marks(replaced)})`, [this.type.name, ...replaced]);
    }
    const records = [...this.changed.values()];
    await insert(this.db, recordTable(this.type), records.flatMap(({ rows }) => rows));
    await insert(this.db, 'delivery_link', records.flatMap(({ links }) => links));
    await insert(this.db, 'delivery_file', records.flatMap(({ files }) => files));
    await this.addresses.write(this.db);
    await logDocuments(this.db, [...this.states.values()]);
    await this.numbers.close(this.db);
  }
}

/**
 * Makes the tables say what records say. Runs in the caller's transaction, which holds the sequence's lock. A record that was right
 * is left alone and takes no number. Returns for how many something that a reader sees has changed.
 */
export async function storeRecords(db: SqlConnection, type: TypeModel, projections: readonly Projection[], now: Date): Promise<number> {
  if (projections.length === 0) return 0;
  const ids = projections.map(({ facts }) => facts.documentId);
  const stored = await storedRecords(db, type, ids);
  const places = [...projections.flatMap(({ record }) => wishedPlaces(record)), ...[...stored.values()].flatMap(({ rows }) => claimedPlaces(rows))];
  const batch = new RecordBatch(db, type, stored, await storedFacts(db, type, ids), await Claims.read(db, type, places), await Numbers.open(db, now));
  let changed = 0;
  for (const projection of projections) if (await batch.add(projection)) changed += 1;
  await batch.write();
  return changed;
}
