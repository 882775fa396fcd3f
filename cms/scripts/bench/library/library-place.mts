import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres, PostgresMissing } from '../../../test/harness/postgres.ts';
import { say, step } from '../../run/progress.mts';
import { Refusal } from '../../run/workspace.mts';
import type { LibraryPlace } from './cms-process.mts';
import { megabytes } from './figures.mts';

export interface LibraryOptions {
  /** What the size is called, and how many works it has. */
  size: string;
  works: number;
  /** The folder that the works of all sizes lie in. */
  dir: string;
}

export interface Library extends LibraryPlace {
  /** Removes what is not kept for the next time. */
  close(): Promise<void>;
}

/** Bytes a work takes in the database, its index and their copies while it is filled. */
const BYTES_A_WORK = 40_000;

async function fill({ dataDir, databaseUrl }: LibraryPlace, works: number): Promise<void> {
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < works * BYTES_A_WORK) throw new Refusal(`${works} works need ${megabytes(works * BYTES_A_WORK)} in ${dataDir}; ${megabytes(bavail * bsize)} are free. --dir names another folder.`);
  await step(`Writing ${works} works`, 'kept for the next time where that is said', async () => {
    const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(import.meta.dirname, 'fill.mts'), String(works)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_READ_URL: '' } });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Refusal('The works were not written: see above.');
  });
  rmSync(join(dataDir, 'search'), { recursive: true, force: true });
}

/** Works in an SQLite file, written once and kept. A folder appears whole or not at all. */
export async function libraryOnSqlite({ size, works, dir }: LibraryOptions): Promise<Library> {
  const dataDir = join(dir, size);
  if (!existsSync(dataDir)) {
    const unfinished = `${dataDir}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    await fill({ dataDir: unfinished, databaseUrl: '' }, works);
    renameSync(unfinished, dataDir);
  }
  return { dataDir, databaseUrl: '', close: async () => {} };
}

async function onServer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

function serverOrRefusal(error: unknown): never {
  throw error instanceof PostgresMissing ? new Refusal(error.message) : error;
}

/**
 * Works in a database of their own on the server of DATABASE_URL, or on one that ends with the bench. It is dropped in the end, or with `keep`
 * stays for the next time; that it bears its name says that it is whole.
 */
export async function libraryOnPostgres({ size, works, dir }: LibraryOptions, keep: boolean): Promise<Library> {
  const server = await findPostgres().catch(serverOrRefusal);
  try {
    if (keep && server.origin !== 'DATABASE_URL') throw new Refusal('--keep needs a server that stays: set DATABASE_URL.');
    const name = `bench_library_${size}`;
    const dataDir = join(dir, `${size}-postgres`);
    const urlOf = (database: string) => Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
    const drop = (database: string) => onServer(server.url, (client) => client.query(`drop database if exists ${database} with (force)`));
    const { rowCount } = await onServer(server.url, (client) => client.query('select 1 from pg_database where datname = $1', [name]));
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (rowCount === 0) {
      const unfinished = `${name}_new`;
      await drop(unfinished);
      await onServer(server.url, (client) => client.query(`create database ${unfinished}`));
      await fill({ dataDir, databaseUrl: urlOf(unfinished) }, works);
      await onServer(server.url, (client) => client.query(`alter database ${unfinished} rename to ${name}`));
    }
    say(`PostgreSQL: ${server.origin}, database ${name}.`);
    return {
      dataDir,
      databaseUrl: urlOf(name),
      async close() {
        if (!keep) {
          await drop(name);
          rmSync(dataDir, { recursive: true, force: true });
        }
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
