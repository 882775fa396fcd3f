import { decisionFor, type Decisions } from '../plan/decisions';
import type { Choice } from '../plan/import-plan';
import { CHOICES } from '../../shared/upload';
import type { RowEntry } from './planned-rows';

/** What the decisions so far come to. */
export function wouldDo(index: readonly RowEntry[], decisions: Decisions): { create: number; change: number; leaveOut: number } {
  const would = { create: 0, change: 0, leaveOut: 0 };
  for (const entry of index) {
    const choice = entry.choices.length > 0 ? decisionFor(entry, decisions).choice : undefined;
    if (entry.outcome === 'new' || choice === 'create') would.create += 1;
    else if (choice === 'update' || choice === 'expression') would.change += 1;
    else if (entry.outcome !== 'same') would.leaveOut += 1;
  }
  return would;
}

/** What a person chose now: for rows by number, null to take it back; and for all about which nothing is chosen. */
export interface Chosen {
  rows?: Record<string, { choice: Choice; of?: string } | null>;
  otherwise?: Choice;
}

/** An earlier row of the file is no work yet that could be changed. */
const isOffered = (entry: RowEntry | undefined, { choice, of }: { choice: Choice; of?: string }): boolean =>
  entry !== undefined && entry.choices.includes(choice) && (of === undefined || entry.matches.some(({ documentId, row }) => of === (documentId ?? String(row)) && (choice !== 'update' || documentId !== undefined)));

/** Decisions with what was chosen now; undefined where a row does not offer that. */
export function decide(index: readonly RowEntry[], decisions: Decisions, { rows = {}, otherwise = decisions.otherwise }: Chosen): Decisions | undefined {
  const entries = new Map(index.map((entry) => [String(entry.row), entry]));
  const kept = new Map(Object.entries(decisions.rows));
  for (const [row, chosen] of Object.entries(rows)) {
    if (chosen === null) kept.delete(row);
    else if (isOffered(entries.get(row), chosen)) kept.set(row, chosen);
    else return undefined;
  }
  return CHOICES.includes(otherwise) ? { ...decisions, otherwise, rows: Object.fromEntries(kept) } : undefined;
}

/** Decisions without those that a new plan does not offer any more. */
export function stillOffered(index: readonly RowEntry[], decisions: Decisions): Decisions {
  const entries = new Map(index.map((entry) => [String(entry.row), entry]));
  const rows = Object.entries(decisions.rows).filter(([row, chosen]) => isOffered(entries.get(row), typeof chosen === 'string' ? { choice: chosen } : { choice: chosen.choice, ...(chosen.of === undefined ? {} : { of: String(chosen.of) }) }));
  return { ...decisions, rows: Object.fromEntries(rows) };
}
