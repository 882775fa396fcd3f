import type { ReadFile } from '../formats/format';
import type { ImportedWork, RowProblem } from '../formats/imported-work';
import type { ExistingWork, ExistingWorks } from '../match/existing-works';
import { findMatches, type Match } from '../match/find-matches';
import { toIdentity } from '../match/identity';
import { changesTo } from './changes';
import { newEditions } from './editions';
import { inTurns } from './in-turns';
import type { Choice, ImportPlan, PlannedRow } from './import-plan';
import { fileProblems, type Resolved, resolveWork, type Resolver } from './resolve-work';

/** Existing works are read in portions of so many. */
const PORTION = 500;

const refuses = (problems: readonly RowProblem[]): boolean => problems.some(({ note }) => !note);

const titleOf = ({ work }: Resolved): string => work.versions[work.sourceLocale]?.title ?? Object.values(work.versions).map(({ title }) => title).find(Boolean) ?? '';

async function loadExisting(ids: readonly string[], existing: ExistingWorks): Promise<Map<string, ExistingWork>> {
  const loaded = new Map<string, ExistingWork>();
  for (let start = 0; start < ids.length; start += PORTION) {
    for (const work of await existing.load(ids.slice(start, start + PORTION))) loaded.set(work.documentId, work);
  }
  return loaded;
}

/** What is said of a row whose id an earlier row has. */
const twice = (row: number): RowProblem => ({ reason: 'rowTwice', values: { row }, column: 'documentId' });

/** What is said of a work that somebody is about to change. */
const drafted: RowProblem = { reason: 'hasDraft', note: true };

/** A new work must be whole in the language it is first written in; title alone is asked of a work. */
function newProblems({ work }: Resolved): RowProblem[] {
  const title = work.versions[work.sourceLocale]?.title;
  const missing = typeof title === 'string' && title.trim() !== '' ? [] : [{ reason: 'requiredInSource', column: `title__${work.sourceLocale}` }];
  return [...missing, ...fileProblems(work.shared, {})];
}

/** A title may not be emptied in the language a work was first written in. */
function changedProblems({ work }: Resolved, existing: ExistingWork): RowProblem[] {
  const version = work.versions[existing.sourceLocale];
  const emptied = version && 'title' in version && !version.title?.trim();
  return [...(emptied ? [{ reason: 'requiredInSource', column: `title__${existing.sourceLocale}` }] : []), ...fileProblems(work.shared, existing.files)];
}

/** An edition needs a language; a row is no work that could be updated; what is not whole cannot be made. */
function choicesFor([best]: readonly Match[], { work }: Resolved, whole: boolean): Choice[] {
  const expression: Choice[] = newEditions(work).length > 0 ? ['expression'] : [];
  const update: Choice[] = best?.row === undefined ? ['update'] : [];
  return ['skip', ...(best?.edition ? [...expression, ...update] : [...update, ...expression]), ...(whole ? (['create'] as const) : [])];
}

interface Planning {
  matches: ReadonlyMap<number, Match[]>;
  existing: ReadonlyMap<string, ExistingWork>;
  /** First row of each document id in the file. */
  firstRows: ReadonlyMap<string, number>;
}

/** A row by its own id: what it changes, or nothing. */
function planKnown(resolved: Resolved, base: PlannedRow, documentId: string, { existing, firstRows }: Planning): PlannedRow {
  const target = existing.get(documentId);
  const first = firstRows.get(documentId);
  const found = target ? changedProblems(resolved, target) : [{ reason: 'documentUnknown', values: { documentId }, column: 'documentId' }];
  const problems = [...base.problems, ...found, ...(first !== undefined && first !== base.row ? [twice(first)] : [])];
  if (!target || refuses(problems)) return { ...base, outcome: 'refused', problems };
  const changes = changesTo(target, resolved.work);
  if (changes.length === 0) return { ...base, documentId, problems, outcome: 'same' };
  return { ...base, documentId, problems: [...problems, ...(target.edited ? [drafted] : [])], changes, outcome: 'changed', choices: ['update', 'skip'] };
}

function planRow(resolved: Resolved, planning: Planning): PlannedRow {
  const { work, problems } = resolved;
  const base: PlannedRow = { row: work.row, title: titleOf(resolved), outcome: 'new', changes: [], matches: [], choices: [], problems, work };
  if (refuses(problems)) return { ...base, outcome: 'refused' };
  if (work.documentId) return planKnown(resolved, base, work.documentId, planning);
  const matches = planning.matches.get(work.row) ?? [];
  const same = matches.map(({ documentId = '' }) => planning.existing.get(documentId)).find((candidate) => candidate && changesTo(candidate, work).length === 0);
  if (same) return { ...base, outcome: 'same', documentId: same.documentId };
  const target = planning.existing.get(matches[0]?.documentId ?? '');
  const lacking = newProblems(resolved);
  if (matches.length > 0) return { ...base, outcome: 'duplicate', matches, choices: choicesFor(matches, resolved, lacking.length === 0), changes: target ? changesTo(target, work) : [], problems: [...problems, ...(target?.edited ? [drafted] : [])] };
  return refuses(lacking) ? { ...base, outcome: 'refused', problems: [...problems, ...lacking] } : base;
}

export interface PlanOptions {
  /** Every work is gone through twice. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Ends it early, by throwing its reason. */
  signal?: AbortSignal;
}

/** Says what an import would do, and does nothing. */
export async function planImport(file: ReadFile, existing: ExistingWorks, resolver: Resolver, { onProgress, signal }: PlanOptions = {}): Promise<ImportPlan> {
  const count = file.works.length;
  const tell = (before: number) => (done: number) => {
    signal?.throwIfAborted();
    onProgress?.({ done: before + done, total: 2 * count });
  };
  const resolved = await inTurns(file.works, (work) => resolveWork(work, resolver), tell(0));
  const wellFormed = resolved.filter(({ problems }) => !refuses(problems));
  const imported = new Map<number, ImportedWork>(file.works.map((work) => [work.row, work]));
  const seekers = wellFormed.flatMap(({ work }) => {
    const { translatedTitle, language, publisher } = imported.get(work.row) ?? {};
    return work.documentId ? [] : [{ row: work.row, identity: toIdentity({ ...work, language, translatedTitle, publisher }) }];
  });
  const matches = seekers.length > 0 ? await findMatches(seekers, existing.candidates()) : new Map<number, Match[]>();
  const firstRows = new Map<string, number>();
  for (const { work } of wellFormed) if (work.documentId && !firstRows.has(work.documentId)) firstRows.set(work.documentId, work.row);
  const matched = [...matches.values()].flatMap((found) => found.flatMap(({ documentId }) => documentId ?? []));
  const loaded = await loadExisting([...new Set([...firstRows.keys(), ...matched])], existing);
  const planning: Planning = { matches, existing: loaded, firstRows };
  const rows = await inTurns(resolved, (one) => planRow(one, planning), tell(count));
  return { format: file.format, problems: file.problems, rows, existing: loaded };
}
