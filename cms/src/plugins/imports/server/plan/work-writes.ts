import type { RowProblem, Version } from '../formats/imported-work';
import type { ExistingWork } from '../match/existing-works';
import { editionsOf } from '../match/identity';
import type { WorkWrite } from '../write/work-write';
import { type Decision, decisionFor, type Decisions } from './decisions';
import { hasAbstract } from './cited';
import { newEditions, toStored, withEditions } from './editions';
import type { Change, ImportPlan, PlannedRow, ResolvedWork } from './import-plan';
import { changesTo, isEqual } from './changes';

export interface WriteOptions {
  /** Whether new works are published. A changed one is, if it was and nobody has drafted anything since. */
  publish: boolean;
}

export interface PlannedWrites {
  writes: WorkWrite[];
  /** Decisions that cannot be carried out, by row: nothing is written for these. */
  problems: { row: number; problem: RowProblem }[];
}

/** A write while rows still add to it. */
interface Draft {
  write: WorkWrite;
  /** Editions the work will have, files by address. */
  editions: Record<string, unknown>[];
  existing?: ExistingWork;
}

/** The changed values of a row, as changes name them. */
function changed(work: ResolvedWork, changes: readonly Change[]): Pick<WorkWrite, 'versions' | 'shared' | 'relations'> {
  const versions: Record<string, Version> = {};
  const [shared, relations]: [Record<string, unknown>, Record<string, readonly string[]>] = [{}, {}];
  for (const { field, after } of changes) {
    const [name = '', locale] = field.split('.') as [string, string | undefined];
    if (locale !== undefined) versions[locale] = { ...versions[locale], [name]: after as string | null };
    else if (name in work.relations) relations[name] = after as string[];
    else shared[name] = after;
  }
  return { versions, shared, relations };
}

class Writes {
  private readonly byDocument = new Map<string, Draft>();
  private readonly byRow = new Map<number, Draft>();
  private readonly order: Draft[] = [];

  constructor(private readonly options: WriteOptions) {}

  create({ row, work }: PlannedRow): void {
    const { sourceLocale, versions, shared, relations } = work;
    const draft: Draft = { write: { row, action: 'create', sourceLocale, versions, shared, relations, publish: this.options.publish }, editions: editionsOf(shared) };
    this.order.push(draft);
    this.byRow.set(row, draft);
  }

  ofRow(row: number): Draft | undefined {
    return this.byRow.get(row);
  }

  /** The one write of a work: rows that change the same one add to it, and rows that are like those. */
  of(row: number, existing: ExistingWork): Draft {
    const draft = this.byDocument.get(existing.documentId) ?? this.update(row, existing);
    this.byRow.set(row, draft);
    return draft;
  }

  private update(row: number, existing: ExistingWork): Draft {
    const write: WorkWrite = {
      row, action: 'update', documentId: existing.documentId, sourceLocale: existing.sourceLocale, versions: {}, shared: {}, relations: {}, publish: existing.published && !existing.edited,
    };
    const draft: Draft = { write, editions: editionsOf(existing.shared), existing };
    this.order.push(draft);
    this.byDocument.set(existing.documentId, draft);
    return draft;
  }

  add(draft: Draft, { versions, shared, relations }: Pick<WorkWrite, 'versions' | 'shared' | 'relations'>): void {
    const { write } = draft;
    const merged = Object.entries(versions).map(([locale, version]) => [locale, { ...write.versions[locale], ...version }]);
    draft.write = { ...write, versions: { ...write.versions, ...(Object.fromEntries(merged) as WorkWrite['versions']) }, shared: { ...write.shared, ...shared }, relations: { ...write.relations, ...relations } };
    if ('expressions' in shared) draft.editions = editionsOf(shared);
  }

  addEditions(draft: Draft, work: ResolvedWork): void {
    const titled = { ...draft.existing?.versions, ...draft.write.versions };
    // A language that has no title yet gets the edition's; one that has keeps its own.
    const untitled = Object.entries(work.versions).filter(([locale]) => !titled[locale]?.title);
    const versions = Object.fromEntries(untitled.map(([locale, { abstract, ...version }]) => [locale, abstract === undefined || (draft.existing && hasAbstract(draft.existing, abstract)) ? version : { ...version, abstract }]));
    const editions = withEditions(draft.editions, newEditions(work), draft.existing?.shared.sourceUrl);
    const shared = isEqual(editions, draft.editions) ? {} : { expressions: editions };
    this.add(draft, { versions: versions as WorkWrite['versions'], shared, relations: {} });
  }

  /** In the order of rows; a work that nothing changes is not written. */
  all(): WorkWrite[] {
    return this.order.flatMap(({ write, editions, existing }) => {
      const shared = 'expressions' in write.shared ? { ...write.shared, expressions: toStored(editions, existing?.files ?? {}) } : write.shared;
      const nothing = write.action === 'update' && [write.versions, write.shared, write.relations].every((part) => Object.keys(part).length === 0);
      return nothing ? [] : [{ ...write, shared }];
    });
  }
}

/** Carries out a decision about a change or a duplicate; answers why it cannot be. */
function decide(planned: PlannedRow, { choice, of }: Decision, plan: ImportPlan, writes: Writes): RowProblem | undefined {
  if (choice === 'skip') return undefined;
  if (!planned.choices.includes(choice)) return { reason: 'choiceNotOffered', values: { choice, allowed: planned.choices.join(', ') } };
  if (choice === 'create') return void writes.create(planned);
  const known = plan.existing.get(planned.documentId ?? '');
  if (known) return void writes.add(writes.of(planned.row, known), changed(planned.work, planned.changes));
  const match = of === undefined ? planned.matches[0] : planned.matches.find(({ documentId, row }) => documentId === of || row === Number(of));
  const existing = plan.existing.get(match?.documentId ?? '');
  const draft = match?.row === undefined ? existing && writes.of(planned.row, existing) : writes.ofRow(match.row);
  if (!draft) return { reason: match?.row === undefined ? 'choiceOfUnknown' : 'choiceOfRowNotMade', values: { of: String(of ?? match?.row ?? '') } };
  if (choice === 'expression') writes.addEditions(draft, planned.work);
  else if (existing) writes.add(draft, changed(planned.work, changesTo(existing, planned.work)));
  return undefined;
}

/** What a plan and the decisions about it come to. Of the same input always the same. */
export function toWorkWrites(plan: ImportPlan, decisions: Decisions, options: WriteOptions): PlannedWrites {
  const writes = new Writes(options);
  const problems: PlannedWrites['problems'] = [];
  for (const planned of plan.rows) {
    if (planned.outcome === 'new') writes.create(planned);
    else if (planned.outcome === 'changed' || planned.outcome === 'duplicate') {
      const problem = decide(planned, decisionFor(planned, decisions), plan, writes);
      if (problem) problems.push({ row: planned.row, problem });
    }
  }
  return { writes: writes.all(), problems };
}
