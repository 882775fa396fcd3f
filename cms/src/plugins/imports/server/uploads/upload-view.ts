import type { RowProblem } from '../formats/imported-work';
import type { Explainer } from '../plan/explain';
import type { ImportRun } from '../record/runs';
import type { Run, Upload, UploadState } from '../../shared/upload';
import type { Job, Jobs } from './jobs';
import { wouldDo } from './review';
import type { RowEntry } from './planned-rows';
import type { UploadRecord } from './upload-folder';

type Live = ReturnType<Jobs['of']>;

const STATES: Partial<Record<Parameters<Job['become']>[0], UploadState>> = { planning: 'planning', checking: 'checking', running: 'running' };

/** A run that says it is running while nobody carries it out was cut off. */
export const toRun = ({ id, fileName, who, state, startedAt, endedAt, total, created, updated, message }: ImportRun, isLive: boolean): Run => ({
  id, fileName, who, state: state === 'running' && !isLive ? 'stopped' : state, startedAt, endedAt, total, created, updated, message,
});

function stateOf({ state, problems }: UploadRecord, run: Run | null, live: Live): UploadState {
  if (live) return STATES[live.kind] ?? 'running';
  if (state === 'started') return run?.state === 'done' || run?.state === 'failed' ? run.state : 'stopped';
  return state === 'planned' && problems.some(({ note }) => !note) ? 'refused' : state;
}

export interface Shown {
  record: UploadRecord;
  index: readonly RowEntry[];
  run: ImportRun | undefined;
  live: Live;
}

/** An upload as editors see it, in their language. */
export function toUpload({ record, index, run, live }: Shown, explain: Explainer): Upload {
  const { id, fileName, bytes, who, receivedAt, readAs, format, counts, decisions, leftOut } = record;
  const shown = run ? toRun(run, live !== undefined) : null;
  const say = (problem: RowProblem) => explain.problem(problem);
  return {
    id, fileName, bytes, who, receivedAt, readAs, format, counts,
    state: stateOf(record, shown, live),
    problems: record.problems.map(say),
    otherwise: decisions.otherwise,
    would: wouldDo(index, decisions),
    progress: live?.progress ?? null,
    run: shown,
    leftOut: leftOut.map(({ row, problem }) => ({ row, text: say(problem) })),
  };
}
