import type { TypeModel } from '../project/model';
import { type Claim, settleSlug } from './slugs';
import { marks, select, type SqlConnection } from './sql';
import { recordTable } from './tables';

/** A slug that some document would like in a language. */
export interface Place {
  locale: string;
  base: string;
}

export interface StoredClaim extends Claim {
  /** What it was given. */
  slug: string;
}

interface ClaimRow {
  document_id: string;
  locale: string;
  slug_base: string;
  slug_rank: number;
  slug: string;
}

const PORTION = 1_000;

const keyOf = ({ locale, base }: Place): string => `${locale}/${base}`;

/** Who claims which slug: read once for many records, and kept up while they are stored one after the other. */
export class Claims {
  private readonly byPlace = new Map<string, Map<string, StoredClaim>>();

  /** Everybody's claims to some slugs, as the records stand. */
  static async read(db: SqlConnection, type: TypeModel, places: Iterable<Place>): Promise<Claims> {
    const claims = new Claims();
    const bases = [...new Set([...places].map(({ base }) => base))];
    for (let start = 0; start < bases.length; start += PORTION) {
      const portion = bases.slice(start, start + PORTION);
      const rows = await select<ClaimRow>(
        db,
        `select document_id, locale, slug_base, slug_rank, slug from ${recordTable(type)} where variant = 'auto' and slug_base in (${marks(portion)})`,
        portion,
      );
      for (const row of rows) claims.set({ locale: row.locale, base: row.slug_base }, { documentId: row.document_id, rank: row.slug_rank, slug: row.slug });
    }
    return claims;
  }

  set(place: Place, claim: StoredClaim): void {
    const key = keyOf(place);
    const claims = this.byPlace.get(key) ?? new Map<string, StoredClaim>();
    this.byPlace.set(key, claims.set(claim.documentId, claim));
  }

  remove(place: Place, documentId: string): void {
    this.byPlace.get(keyOf(place))?.delete(documentId);
  }

  all(place: Place): StoredClaim[] {
    return [...(this.byPlace.get(keyOf(place))?.values() ?? [])];
  }

  others(place: Place, documentId: string): StoredClaim[] {
    return this.all(place).filter((claim) => claim.documentId !== documentId);
  }

  /** The slug a document ends with at a place, whether its claim is noted yet or not. */
  settle(place: Place, own: Claim): string {
    return settleSlug(place.base, own, this.others(place, own.documentId));
  }
}
