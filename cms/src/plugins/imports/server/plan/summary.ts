import type { Explainer } from './explain';
import { countOutcomes, type ImportPlan, OUTCOMES, type PlannedRow } from './import-plan';

/** Rows of each outcome that are shown; all are in the report. */
const SHOWN = 5;

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function about({ outcome, problems, matches: [match], changes, choices }: PlannedRow, explain: Explainer): string {
  if (outcome === 'refused') return problems.filter(({ note }) => !note).map((problem) => explain.problem(problem)).join(' · ');
  if (match) return `${explain.reason(match)}: ${match.documentId ?? `row ${match.row}`} ${cut(match.title)} [${choices.join(', ')}]`;
  const notes = outcome === 'changed' ? problems.map((problem) => explain.problem(problem)) : [];
  return [changes.map(({ field }) => field).join(', '), ...notes].join(' · ');
}

/** What a dry run found, for a person at a terminal: how many of each, and the first of them. */
export function summaryLines(plan: ImportPlan, explain: Explainer): string[] {
  const counts = countOutcomes(plan);
  const notes = plan.rows.reduce((sum, { problems }) => sum + problems.filter(({ note }) => note).length, 0);
  const head = `${plan.rows.length} works in ${plan.format ?? 'this file'}: ${OUTCOMES.map((outcome) => `${counts[outcome]} ${explain.outcome(outcome)}`).join(', ')}${notes > 0 ? `; ${notes} notes` : ''}.`;
  const groups = OUTCOMES.filter((outcome) => outcome !== 'same' && counts[outcome] > 0).flatMap((outcome) => {
    const rows = plan.rows.filter((row) => row.outcome === outcome);
    const lines = rows.slice(0, SHOWN).map((row) => `  ${String(row.row).padStart(6)}  ${[cut(row.title), about(row, explain)].filter(Boolean).join(' — ')}`);
    return [`${explain.outcome(outcome)}:`, ...lines, ...(rows.length > SHOWN ? [`          … and ${rows.length - SHOWN} more`] : [])];
  });
  return [...plan.problems.map((problem) => explain.problem(problem)), ...(plan.rows.length > 0 ? [head, ...groups] : [])];
}
