import { contains, type Plan } from './alternative';
import type { Reason } from './engine';

/** Why a row was found, for each word that it does not have itself: the best of what it has instead. */
export function reasonsFor(row: number, { alternatives }: Plan): Reason[] {
  const having = alternatives.filter(({ rows }) => contains(rows, row));
  let answered = having.reduce((bits, alternative) => (alternative.reason ? bits : bits | alternative.bits), 0);
  const reasons: Reason[] = [];
  for (const { bits, reason } of having) {
    if (!reason || (bits & ~answered) === 0) continue;
    answered |= bits;
    reasons.push(reason);
  }
  return reasons;
}
