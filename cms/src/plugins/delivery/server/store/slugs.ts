import type { TypeModel } from '../project/model';
import type { JsonObject } from '../project/value';
import { run, select, type SqlConnection } from './sql';
import { recordTable } from './tables';

/** A document that would like a slug in a language. The lowest rank has it: a language's own slug is 0, borrowed ones follow the chain. */
export interface Claim {
  documentId: string;
  rank: number;
}

/** What a borrowed slug becomes when another document has it. */
export const suffixedSlug = (base: string, documentId: string): string => `${base}-${documentId.slice(0, 6)}`;

const precedes = (a: Claim, b: Claim): boolean => a.rank < b.rank || (a.rank === b.rank && a.documentId < b.documentId);

/** The slug a claim ends with, given the other claims to the same one. Depends on nothing but the claims, so a rebuild finds the same. */
export function settleSlug(base: string, own: Claim, others: readonly Claim[]): string {
  return others.every((other) => precedes(own, other)) ? base : suffixedSlug(base, own.documentId);
}

interface ClaimRow {
  document_id: string;
  slug_rank: number;
  slug: string;
}

/** Everybody who claims a slug in a language, but for one document. */
export async function claimsTo(db: SqlConnection, type: TypeModel, locale: string, base: string, except: string): Promise<(Claim & { slug: string })[]> {
  const rows = await select<ClaimRow>(
    db,
    `select document_id, slug_rank, slug from ${recordTable(type)} where slug_base = ? and locale = ? and variant = 'auto' and document_id <> ?`,
    [base, locale, except],
  );
  return rows.map((row) => ({ documentId: row.document_id, rank: row.slug_rank, slug: row.slug }));
}

/** Gives a stored record another slug, in its row, its JSON and the list of addresses. */
export async function moveSlug(db: SqlConnection, type: TypeModel, locale: string, documentId: string, slug: string, number: number): Promise<void> {
  const table = recordTable(type);
  const attribute = type.attributes.find(({ kind }) => kind === 'slug')?.publicName ?? 'slug';
  const rows = await select<{ variant: string; json: string }>(
    db,
    `select variant, json from ${table} where document_id = ? and locale = ? and slug_base is not null`,
    [documentId, locale],
  );
  for (const row of rows) {
    const entry: JsonObject = { ...(JSON.parse(row.json) as JsonObject), [attribute]: slug };
    await run(db, `update ${table} set slug = ?, v_slug = ?, k_slug = ?, json = ? where document_id = ? and locale = ? and variant = ?`, [
      slug, slug, slug, JSON.stringify(entry), documentId, locale, row.variant,
    ]);
  }
  await noteAddress(db, type, locale, slug, documentId, number);
}

/** Remembers that a document was served at an address, for redirects that never end. */
export async function noteAddress(db: SqlConnection, type: TypeModel, locale: string, slug: string, documentId: string, number: number): Promise<void> {
  await run(
    db,
    `insert into delivery_address (type, locale, slug, document_id, number) values (?, ?, ?, ?, ?)
     on conflict (type, locale, slug, document_id) do update set number = excluded.number`,
    [type.name, locale, slug, documentId, number],
  );
}
