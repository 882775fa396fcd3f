import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Difference } from '../../src/plugins/delivery/server/store/reconcile.ts';

export interface CmsData {
  dataDir: string;
  /** Empty for SQLite. */
  databaseUrl: string;
  /** A standby of it that public reads go to. */
  databaseReadUrl?: string;
  /** Any free one if absent. */
  port?: number;
}

export interface SpawnedCms {
  url: string;
  token: string;
  /** How records differ from documents, and the search index from the records. */
  verify(): Promise<{ differences: Difference[]; search: string[] }>;
  /** Sends a signal and waits until the process is gone. Answers its exit code, or the signal it died of. */
  stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
  /** The last of what it printed. */
  printed(): string;
}

/** A real CMS in a process of its own, so that it can be killed. */
export async function spawnCms({ dataDir, databaseUrl, databaseReadUrl = '', port = 0 }: CmsData): Promise<SpawnedCms> {
  const child = fork(join(import.meta.dirname, 'cms.mts'), {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    env: {
      ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_READ_URL: databaseReadUrl, SPAWNED_CMS_PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-4_000)));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  const told = <Message,>() => new Promise<Message>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Message));
    void ended.then((how) => reject(new Error(`The CMS ended with ${how}:\n${printed}`)));
  });
  const { url, token } = await told<{ url: string; token: string }>();
  return {
    url,
    token,
    async verify() {
      child.send('verify');
      return told<{ differences: Difference[]; search: string[] }>();
    },
    async stop(signal) {
      child.kill(signal);
      return ended;
    },
    printed: () => printed,
  };
}
