import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Environment } from '../../src/environment.ts';
import { Refusal, root } from './workspace.mts';

const MEGABYTE = 1024 ** 2;
/** The builds, a seeded database and room to work. */
export const NEEDED_BYTES = 300 * MEGABYTE;
const DATABASE_TIMEOUT_MS = 5_000;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

/** `variable` is the name of the environment variable a person would change. */
export async function checkPort(variable: string, host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') throw new Refusal(`Port ${port} on ${host} is taken by another program: stop it, or set ${variable} to a free port.`);
    throw new Refusal(`Nothing can listen on ${host}:${port} (${code}): change ${variable} or ${variable.replace('PORT', 'HOST')}.`);
  }
  await new Promise((closed) => probe.close(closed));
}

/** Proves that PostgreSQL answers and lets us make tables. Answers which schema of which database it is. */
export async function checkDatabase(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: DATABASE_TIMEOUT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean; identity: string }>(
      `select has_schema_privilege(current_schema(), 'create') as may,
        (select oid from pg_database where datname = current_database()) || '/' || current_schema()::regnamespace::oid as identity`,
    );
    if (!rows[0]?.may) throw new Error('this user may not create tables');
    return rows[0].identity;
  } catch (error) {
    const { host, port, database } = client;
    throw new Refusal(`The database ${database} on ${host}:${port} cannot be used (${codeOf(error)}): check DATABASE_URL.`);
  } finally {
    await client.end().catch(() => {});
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

export async function checkSpace(folder: string, bytes = NEEDED_BYTES): Promise<void> {
  const disk = await statfs(nearestExisting(folder));
  const free = disk.bavail * disk.bsize;
  // A file system that is not one, such as /proc, has no blocks at all: that it cannot be written to is said elsewhere.
  if (free >= bytes || disk.blocks === 0) return;
  throw new Refusal(`The disk of ${folder} is full: ${Math.floor(free / MEGABYTE)} MB are free, ${Math.ceil(bytes / MEGABYTE)} MB are needed.`);
}

/** Leaves nothing behind in a folder that existed, and no folder where none can be made. */
export function checkWritable(folder: string): void {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    const existing = nearestExisting(folder);
    if (!statSync(existing).isDirectory()) throw Object.assign(new Error(), { code: `${existing} is a file` });
    accessSync(existing, constants.W_OK | constants.X_OK);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Refusal(`The data folder ${folder} cannot be written to (${codeOf(error)}): change its owner, or set DATA_DIR to another folder.`);
  }
}

/** Everything that can be known before anything is made, cheapest first. Answers which database will be used. */
export async function checkAll({ cms, web, databaseUrl, dataDir }: Environment): Promise<string> {
  await checkPort('CMS_PORT', cms.host, cms.port);
  await checkPort('WEB_PORT', web.host, web.port);
  await checkSpace(root);
  await checkSpace(dataDir);
  const identity = databaseUrl ? await checkDatabase(databaseUrl) : undefined;
  checkWritable(dataDir);
  return identity ?? 'sqlite';
}
