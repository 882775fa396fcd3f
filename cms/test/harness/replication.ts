import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepting, clusterAccount, debianBinaries, freePort, onEnd } from './postgres';

/** Where a PostgreSQL with all its tools is; undefined where there is none: the npm package has a server only. */
export function replicationBinaries(): string | undefined {
  const bin = debianBinaries();
  return bin && existsSync(join(bin, 'pg_basebackup')) ? bin : undefined;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  wal_level: 'replica',
  hot_standby: 'on',
  // What the standby misses while it is down.
  wal_keep_size: '512MB',
  wal_retrieve_retry_interval: '200ms',
};

export interface Server {
  url: string;
  /** Starts it, unless it runs. Resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface Replication {
  primary: Server;
  standby: Server;
  stop(): Promise<void>;
}

/** A primary and a standby that streams from it, both running, in a folder of their own. */
export async function startReplication(bin: string): Promise<Replication> {
  const account = clusterAccount();
  const folder = mkdtempSync(join(tmpdir(), 'replication-'));
  if (account) {
    chmodSync(folder, 0o755);
    chownSync(folder, account.uid, account.gid);
  }
  const tool = (name: string, ...args: string[]) => execFileSync(join(bin, name), args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

  function server(data: string, port: number): Server {
    let running: ChildProcess | undefined;
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      async start() {
        if (running) return;
        const options = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
        running = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
        await accepting(running);
      },
      async kill() {
        if (!running) return;
        const gone = new Promise((exited) => running?.once('exit', exited));
        running.kill('SIGKILL');
        await gone;
        running = undefined;
      },
    };
  }

  const ports = [await freePort(), await freePort()] as const;
  const primary = server(join(folder, 'primary'), ports[0]);
  const standby = server(join(folder, 'standby'), ports[1]);
  const cleanUp = () => {
    void standby.kill();
    void primary.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = onEnd(cleanUp);
  try {
    tool('initdb', '-D', 'primary', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
    await primary.start();
    tool('pg_basebackup', '-d', primary.url, '-D', 'standby', '-R', '-X', 'stream', '-c', 'fast', '--no-sync');
    await standby.start();
  } catch (error) {
    forget();
    cleanUp();
    throw error;
  }
  return {
    primary,
    standby,
    async stop() {
      forget();
      await standby.kill();
      await primary.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
