import { stringify } from 'csv-stringify/sync';
import { neutralise } from '../formats/formula';
import type { RowProblem } from '../formats/imported-work';
import type { Explainer } from './explain';
import type { PlannedRow } from './import-plan';

const HEADS = ['row', 'outcome', 'documentId', 'title', 'column', 'before', 'after', 'message'];

/** A value for a person: a list as its parts, anything else as JSON has it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

function linesOf({ row, outcome, documentId, title, changes, matches, choices, problems }: PlannedRow, explain: Explainer): string[][] {
  const line = (column: string, before: unknown, after: unknown, message: string) => [String(row), explain.outcome(outcome), documentId ?? '', title, column, shown(before), shown(after), message];
  const lines = [
    ...problems.map((problem) => line(problem.column ?? '', '', '', explain.problem({ ...problem, column: undefined }))),
    ...matches.map((match) => line('', '', match.documentId ?? String(match.row), `${explain.reason(match)}: ${match.title}`)),
    ...(choices.length > 0 ? [line('', '', choices.join('; '), choices.map((choice) => explain.choice(choice)).join('; '))] : []),
    ...changes.map(({ field, before, after }) => line(field, before, after, '')),
  ];
  return lines.length > 0 ? lines : [line('', '', '', '')];
}

interface Reported {
  problems: readonly RowProblem[];
  rows: Iterable<PlannedRow> | AsyncIterable<PlannedRow>;
}

/** A plan as a table: every row with all that was found and would change, in the reader's language. */
export async function* reportLines({ problems, rows }: Reported, explain: Explainer): AsyncGenerator<string> {
  const line = (cells: string[]) => stringify([cells.map(neutralise)], { record_delimiter: '\r\n' });
  yield `\ufeff${line(HEADS)}`;
  for (const problem of problems) yield line(['', '', '', '', problem.column ?? '', '', '', explain.problem({ ...problem, column: undefined })]);
  for await (const row of rows) yield linesOf(row, explain).map(line).join('');
}
