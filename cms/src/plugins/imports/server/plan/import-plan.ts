import type { Format } from '../formats/format';
import type { RowProblem, Version } from '../formats/imported-work';
import type { ExistingWork } from '../match/existing-works';
import type { Match } from '../match/find-matches';

/** What an import would do to one field: `title.es`, `year`, `themes`. */
export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

export type Outcome =
  | 'new'
  | 'changed'
  | 'same'
  /** Probably an existing work or an earlier row: somebody has to choose. */
  | 'duplicate'
  | 'refused';

export type Choice = 'skip' | 'update' | 'expression' | 'create';

/** A row whose names are ids and whose values keep to every rule. */
export interface ResolvedWork {
  row: number;
  documentId?: string;
  /** Language the work is first written in, if it is new. */
  sourceLocale: string;
  /** Language of the text itself. */
  language?: string;
  versions: Record<string, Version>;
  shared: Record<string, unknown>;
  relations: Record<string, string[]>;
  /** Says what a reference manager keeps. */
  cites?: true;
  /** Lists it adds to, instead of saying them whole. */
  adds: readonly string[];
}

export interface PlannedRow {
  row: number;
  title: string;
  outcome: Outcome;
  /** Of the work that is changed or is the same. */
  documentId?: string;
  changes: Change[];
  /** What a duplicate may be the same as, likeliest first. */
  matches: Match[];
  /** What can be chosen: for a duplicate, the safest first; a change is made unless it is left out. */
  choices: Choice[];
  /** Why it is refused, and notes. */
  problems: RowProblem[];
  work: ResolvedWork;
}

export interface ImportPlan {
  format: Format | undefined;
  /** Of the file as a whole; one that is no note refuses it. */
  problems: RowProblem[];
  rows: PlannedRow[];
  /** The existing works that rows change, or may be. */
  existing: ReadonlyMap<string, ExistingWork>;
}

export const OUTCOMES: readonly Outcome[] = ['new', 'changed', 'same', 'duplicate', 'refused'];

export function countOutcomes({ rows }: ImportPlan): Record<Outcome, number> {
  const counts = { new: 0, changed: 0, same: 0, duplicate: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** Whether nothing may be written from this file at all. */
export const isRefused = ({ problems }: ImportPlan): boolean => problems.some(({ note }) => !note);
