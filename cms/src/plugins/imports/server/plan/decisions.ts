import { z } from 'zod';
import { REASONS } from '../match/evidence';
import type { Match } from '../match/find-matches';
import type { Choice, PlannedRow } from './import-plan';

const choice = z.enum(['skip', 'update', 'expression', 'create']);

const schema = z.strictObject({
  /** For duplicates about which nothing else is said. */
  otherwise: choice.default('skip'),
  /** By why they are taken for duplicates; `editions` for those in a language the other has not. */
  reasons: z.partialRecord(z.enum([...REASONS, 'editions']), choice).default({}),
  /** By row number. `of` names the work, by document id, or the earlier row, where it is not the likeliest. */
  rows: z.record(z.string().regex(/^\d+$/), z.union([choice, z.strictObject({ choice, of: z.union([z.string(), z.number()]).optional() })])).default({}),
});

/** What was chosen. Without any, likely duplicates are skipped and changes are made. */
export type Decisions = z.infer<typeof schema>;

export interface Decision {
  choice: Choice;
  of?: string | number;
}

/** Reads decisions as JSON. Throws a ZodError. */
export const parseDecisions = (value: unknown): Decisions => schema.parse(value);

export const NO_DECISIONS: Decisions = { otherwise: 'skip', reasons: {}, rows: {} };

/** What of a planned row is asked to decide about it. */
export type Decidable = Pick<PlannedRow, 'row' | 'outcome' | 'choices'> & { matches: readonly Pick<Match, 'reason' | 'edition'>[] };

/** What was chosen for a change: for its very row. For a duplicate: for that, for its reason, or for all others; what it does not offer is a skip. */
export function decisionFor({ row, outcome, matches: [best], choices }: Decidable, { rows, reasons, otherwise }: Decisions): Decision {
  const own = rows[String(row)];
  if (own !== undefined) return typeof own === 'string' ? { choice: own } : own;
  if (outcome === 'changed') return { choice: 'update' };
  const general = (best?.edition ? reasons.editions : undefined) ?? (best ? reasons[best.reason] : undefined) ?? otherwise;
  return { choice: choices.includes(general) ? general : 'skip' };
}
