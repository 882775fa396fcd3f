import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cmsEnvironment } from '../../run/workspace.mts';
import type { Answers, Asked, Told } from './messages.mts';

export interface LibraryCms {
  url: string;
  /** Milliseconds from the start of the process until it listened. */
  listensAfter: number;
  ask<Name extends keyof Answers>(name: Name, parameters?: unknown): Promise<Answers[Name]>;
  /** Bytes in memory, now and at most so far. */
  memory(): { rss: number; peak: number };
  /** Milliseconds of processor time so far, of all threads: what else the machine does has no part in it. */
  processorTime(): number;
  /** Milliseconds from the start of the process until a search was answered. */
  searchReady(): Promise<number>;
  stop(): Promise<void>;
}

const LIMIT_MS = 4 * 3_600_000;
const LOOK_MS = 20;

/** Where the CMS of a library has its files and its content; without an address, that is a file too. */
export interface LibraryPlace {
  dataDir: string;
  databaseUrl: string;
}

/** The CMS of a library in a process of its own, which ends with this one. */
export async function startLibraryCms({ dataDir, databaseUrl }: LibraryPlace, profileDir?: string): Promise<LibraryCms> {
  const started = performance.now();
  const profile = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : [];
  const child = fork(join(import.meta.dirname, 'server.mts'), {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...profile],
    env: { ...process.env, ...cmsEnvironment(), NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_READ_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const told = <Message,>(isIt: (message: Told) => boolean) => new Promise<Message>((resolve, reject) => {
    const onMessage = (message: unknown) => {
      if (!isIt(message as Told)) return;
      child.off('message', onMessage);
      resolve(message as Message);
    };
    child.on('message', onMessage);
    void ended.then(() => reject(new Error('The CMS ended.')));
  });
  const { port } = await told<{ port: number }>((message) => 'port' in message);
  const listensAfter = performance.now() - started;
  const url = `http://127.0.0.1:${port}`;
  const bytesOf = (line: string): number => 1_024 * Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0);
  let last = 0;
  return {
    url,
    listensAfter,
    async ask(name, parameters) {
      const id = (last += 1);
      child.send({ id, name, parameters } satisfies Asked);
      const answer = await told<Extract<Told, { id: number }>>((message) => 'id' in message && message.id === id);
      if (answer.error) throw new Error(answer.error);
      return answer.result as never;
    },
    memory: () => ({ rss: bytesOf('VmRSS'), peak: bytesOf('VmHWM') }),
    processorTime() {
      // Behind the name, which may hold spaces: user and system time are fields 14 and 15, in hundredths of a second.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      return 10 * (Number(fields[11]) + Number(fields[12]));
    },
    async searchReady() {
      while (performance.now() - started < LIMIT_MS) {
        const response = await fetch(`${url}/api/search?type=resource&pagination[pageSize]=1`);
        await response.arrayBuffer();
        if (response.status === 200) return performance.now() - started;
        await delay(LOOK_MS);
      }
      throw new Error('The search did not become ready.');
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
