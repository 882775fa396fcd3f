import type { Core } from '@strapi/strapi';
import { rowsWhere, typeOf, written } from '../../../../documents/document-type';
import { RELATION_NAMES, RELATIONS, type RelationName } from '../formats/imported-work';
import { decisionFor, type Decisions } from '../plan/decisions';
import type { Explainer } from '../plan/explain';
import type { Change, PlannedRow } from '../plan/import-plan';
import { shown } from '../plan/report';
import type { RowReport } from '../../shared/upload';

const relationOf = ({ field }: Change): RelationName | undefined => RELATION_NAMES.find((name) => name === field);

const idsOf = ({ before, after }: Change): string[] => [before, after].flat().filter((id): id is string => typeof id === 'string');

/** What entries are called, by document id, in a language where they are called something in it. */
export async function namesOf(strapi: Core.Strapi, rows: readonly PlannedRow[], locale: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const relation of RELATION_NAMES) {
    const ids = [...new Set(rows.flatMap(({ changes }) => changes.filter((change) => relationOf(change) === relation).flatMap(idsOf)))];
    if (ids.length === 0) continue;
    const type = typeOf(strapi, `api::${RELATIONS[relation]}.${RELATIONS[relation]}`);
    for (const row of await rowsWhere(strapi, type, { documentId: { $in: ids }, ...written(type) })) {
      const name = [row.name, row.title].find((text) => typeof text === 'string' && text !== '');
      if (typeof name === 'string' && (!names.has(row.documentId) || row.locale === locale)) names.set(row.documentId, name);
    }
  }
  return names;
}

/** A planned row as editors review it: names for ids, sentences for reasons, and what is chosen for it. */
export function toRowReport(planned: PlannedRow, decisions: Decisions, explain: Explainer, names: ReadonlyMap<string, string>): RowReport {
  const { row, title, outcome, documentId, changes, matches, choices, problems } = planned;
  const chosen = choices.length > 0 ? decisionFor(planned, decisions) : undefined;
  // A reason is the end of a sentence that begins with the row.
  const begin = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
  const named = (change: Change, value: unknown) => shown(relationOf(change) && Array.isArray(value) ? value.map((id: string) => names.get(id) ?? id) : value);
  return {
    row, title, outcome,
    documentId: documentId ?? null,
    changes: changes.map((change) => ({ field: change.field, before: named(change, change.before), after: named(change, change.after) })),
    matches: matches.map((match) => ({ key: match.documentId ?? String(match.row), row: match.row ?? null, documentId: match.documentId ?? null, title: match.title, text: begin(explain.reason(match)) })),
    choices,
    decision: chosen ? { choice: chosen.choice, of: chosen.of === undefined ? null : String(chosen.of), own: String(row) in decisions.rows } : null,
    problems: problems.map((problem) => ({ column: problem.column ?? '', text: explain.problem({ ...problem, column: undefined }), note: problem.note ?? false })),
  };
}
