import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { insert, run as execute, select } from '../../../delivery/server/store/sql';
import { type Failure, parseFailure } from './failure';

/** `running` also where the process was killed; `stopped` by the person; `failed` with its failure; `undone` as far as it could be. */
export type RunState = 'running' | 'stopped' | 'failed' | 'done' | 'undone';

export interface ImportRun {
  id: string;
  fileName: string;
  /** SHA-256 of the file: one that was not finished is gone on with when the same file comes again. */
  fileHash: string;
  /** Who brought it in, as people will read it. */
  who: string;
  state: RunState;
  /** ISO 8601. */
  startedAt: string;
  endedAt: string | null;
  /** Rows that write something. */
  total: number;
  created: number;
  updated: number;
  failure: Failure | null;
  /** Has done something that is not undone. */
  undoable: boolean;
}

/** The failure is kept as JSON, in the column `message`. */
type RunRow = Omit<ImportRun, 'failure' | 'undoable'> & { message: string | null; undoable: boolean | number };

const toImportRun = ({ message, undoable, ...row }: RunRow): ImportRun => ({ ...row, failure: parseFailure(message), undoable: Boolean(undoable) });

export type ImportSource = Pick<ImportRun, 'fileName' | 'fileHash' | 'who'>;

const COLUMNS = `id, file_name as "fileName", file_hash as "fileHash", who, state, started_at as "startedAt", ended_at as "endedAt", total, created, updated, message,
  exists (select 1 from import_item where run_id = import_run.id and undone_at is null) as undoable`;

/** The latest runs first. */
export async function listRuns(strapi: Core.Strapi, limit = 100): Promise<ImportRun[]> {
  return (await select<RunRow>(currentConnection(strapi), `select ${COLUMNS} from import_run order by started_at desc, id limit ?`, [limit])).map(toImportRun);
}

export async function findRun(strapi: Core.Strapi, id: string): Promise<ImportRun | undefined> {
  const [run] = await select<RunRow>(currentConnection(strapi), `select ${COLUMNS} from import_run where id = ?`, [id]);
  return run && toImportRun(run);
}

/** The run of a file that was begun and not finished, if there is one. */
export async function unfinishedRun(strapi: Core.Strapi, fileHash: string): Promise<ImportRun | undefined> {
  const [run] = await select<RunRow>(
    currentConnection(strapi),
    `select ${COLUMNS} from import_run where file_hash = ? and state in ('running', 'stopped', 'failed') order by started_at desc limit 1`,
    [fileHash],
  );
  return run && toImportRun(run);
}

export async function beginRun(strapi: Core.Strapi, { fileName, fileHash, who }: ImportSource, total: number, now: Date): Promise<string> {
  const id = randomUUID();
  await insert(currentConnection(strapi), 'import_run', [
    { id, file_name: fileName, file_hash: fileHash, who, state: 'running', started_at: now.toISOString(), total, created: 0, updated: 0 },
  ]);
  return id;
}

/** Says how a run stands. */
export async function setRunState(strapi: Core.Strapi, id: string, state: RunState, now: Date, failure: Failure | null = null): Promise<void> {
  const endedAt = state === 'running' ? null : now.toISOString();
  await execute(currentConnection(strapi), 'update import_run set state = ?, ended_at = ?, message = ? where id = ?', [state, endedAt, failure && JSON.stringify(failure), id]);
}

/** Says that a run is stopped, if it is running: whoever carries it out looks before each batch. */
export async function stopRun(strapi: Core.Strapi, id: string, now: Date): Promise<void> {
  await execute(currentConnection(strapi), `update import_run set state = 'stopped', ended_at = ? where id = ? and state = 'running'`, [now.toISOString(), id]);
}

/** Counts a batch. */
export async function countWritten(strapi: Core.Strapi, id: string, created: number, updated: number): Promise<void> {
  await execute(currentConnection(strapi), 'update import_run set created = created + ?, updated = updated + ? where id = ?', [created, updated, id]);
}
