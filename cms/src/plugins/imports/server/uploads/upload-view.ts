import type { RowProblem } from '../formats/imported-work';
import type { Explainer } from '../plan/explain';
import type { ImportRun } from '../record/runs';
import type { Run, Upload, UploadState } from '../../shared/upload';
import { failureOf } from '../record/failure';
import type { Job, Jobs } from './jobs';
import type { UploadRecord } from './upload-folder';

type Live = ReturnType<Jobs['of']>;

const STATES: Partial<Record<Parameters<Job['become']>[0], UploadState>> = { planning: 'planning', checking: 'checking', running: 'running' };

/** A run that says it is running while nobody carries it out was cut off. */
export const toRun = ({ id, fileName, who, state, startedAt, endedAt, total, created, updated, failure, undoable }: ImportRun, isLive: boolean, explain: Explainer): Run => ({
  id, fileName, who, state: state === 'running' && !isLive ? 'stopped' : state, startedAt, endedAt, total, created, updated, failure: failure && explain.failure(failure), undoable,
});

/** What is known here of what another process carries out. */
export function liveElsewhere(run: ImportRun | undefined, now: number): NonNullable<Live> {
  const progress = { done: run ? run.created + run.updated : 0, total: run?.total ?? 0, elapsed: run ? Math.max(0, now - Date.parse(run.startedAt)) : 0 };
  return { kind: run?.state === 'running' ? 'running' : 'checking', progress };
}

function stateOf({ state, problems }: UploadRecord, run: Run | null, live: Live): UploadState {
  if (live) return STATES[live.kind] ?? 'running';
  if (state === 'started') return run?.state === 'done' || run?.state === 'failed' ? run.state : 'stopped';
  return state === 'planned' && problems.some(({ note }) => !note) ? 'refused' : state;
}

export interface Shown {
  record: UploadRecord;
  run: ImportRun | undefined;
  live: Live;
  /** What the last job ended with, if that was an error. */
  error: unknown;
}

/** An upload as editors see it, in their language. */
export function toUpload({ record, run, live, error }: Shown, explain: Explainer): Upload {
  const { id, fileName, bytes, who, receivedAt, readAs, format, counts, decisions, would, leftOut } = record;
  const shown = run ? toRun(run, live !== undefined, explain) : null;
  const say = (problem: RowProblem) => explain.problem(problem);
  return {
    id, fileName, bytes, who, receivedAt, readAs, format, counts,
    state: stateOf(record, shown, live),
    problems: record.problems.map(say),
    otherwise: decisions.otherwise,
    failure: error ? explain.failure(failureOf(error)) : null,
    would,
    progress: live?.progress ?? null,
    run: shown,
    leftOut: leftOut.map(({ row, problem }) => ({ row, text: say(problem) })),
  };
}
