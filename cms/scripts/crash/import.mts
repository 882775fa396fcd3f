import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Finished } from './importing-cms.mts';
import type { CmsData } from './process.mts';
import { random } from './writer.mts';

export interface ImportCrashOptions extends CmsData {
  works: number;
  batch: number;
  kills: number;
  seed: number;
}

export interface ImportCrashReport {
  /** How many rows each killed process had said were done. */
  killedAt: number[];
  finished: Finished;
}

interface Message {
  done?: number;
  finished?: Finished;
}

/** A moment inside a batch: a batch takes some tens of milliseconds. */
const SPREAD_MS = 60;

/** Runs the import in a process of its own, and kills it a moment after it has said that so many rows are done. Answers how far it came, or what it ended with. */
async function runUntil({ dataDir, databaseUrl, works, batch }: ImportCrashOptions, rows: number, delay: number): Promise<{ done: number; finished?: Finished }> {
  const child = fork(join(import.meta.dirname, 'importing-cms.mts'), {
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-4_000)));
  let done = 0;
  let finished: Finished | undefined;
  let killing: NodeJS.Timeout | undefined;
  child.on('message', (message: Message) => {
    done = message.done ?? done;
    finished = message.finished ?? finished;
    if (done >= rows) killing ??= setTimeout(() => child.kill('SIGKILL'), delay);
  });
  child.send({ works, batch });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => child.once('exit', (...how) => resolve(how)));
  clearTimeout(killing);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The import ended with ${code ?? signal}:\n${printed}`);
  return { done, finished };
}

/** Kills an import at random moments, starts it again each time, and lets it finish at last. */
export async function crashImport(options: ImportCrashOptions): Promise<ImportCrashReport> {
  const chance = random(options.seed);
  const killedAt: number[] = [];
  for (let kill = 0; kill < options.kills; kill += 1) {
    // Batches that are done are passed over, so every process goes through the whole file again.
    const rows = Math.floor(((kill + chance()) / (options.kills + 1)) * options.works);
    const { done, finished } = await runUntil(options, rows, chance() * SPREAD_MS);
    if (!finished) killedAt.push(done);
  }
  const { finished } = await runUntil(options, Infinity, 0);
  if (!finished) throw new Error('The import said nothing of its end.');
  return { killedAt, finished };
}
