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
