import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { CONTROLLER_LIST, ENTRY, LIST } from './bench/addresses.mts';
import type { Subject } from './bench/load.mts';
import type { Answers } from './bench/raw-server.mts';
import { measure } from './bench/rounds.mts';
import { type BenchServer, startServer } from './bench/servers.mts';
import { type Goal, goalsTable, requestsTable } from './bench/table.mts';
import { say, step } from './run/progress.mts';
import { root } from './run/workspace.mts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '2' },
    'data-dir': { type: 'string', default: join(root, '.data/bench') },
    profile: { type: 'string' },
  },
});

const GOALS: Goal[] = [
  { what: 'hot list ÷ raw node:http, same bytes', of: 'hot list', against: 'raw list', atLeast: 0.5 },
  { what: 'hot entry ÷ raw node:http, same bytes', of: 'hot entry', against: 'raw entry', atLeast: 0.5 },
  { what: '304 ÷ hot list', of: '304 of list', against: 'hot list', atLeast: 1 },
  { what: '304 ÷ hot entry', of: '304 of entry', against: 'hot entry', atLeast: 1 },
  { what: 'cold list ÷ Strapi’s own controller', of: 'cold list', against: 'Strapi’s own list', atLeast: 25 },
];

/** The set is made once and kept: 10,000 works take half a minute. A folder appears whole or not at all. */
async function ensureContent(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(import.meta.dirname, 'bench/fill.mts')];
  await step('Writing 10,000 resources', 'about half a minute, the first time only', async () => {
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, DATA_DIR: unfinished, DATABASE_URL: '', DATABASE_READ_URL: '' } });
  });
  renameSync(unfinished, folder);
}

/** Node writes these by itself, for both servers. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'date'];

async function answerOf(server: BenchServer, path: string): Promise<Answers[string] & { tag: string }> {
  const response = await fetch(server.url + path, { headers: { 'Accept-Encoding': 'identity' } });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (!OF_THE_CONNECTION.includes(name)) headers[name] = value;
  });
  return { headers, body: await response.text(), tag: headers.etag ?? '' };
}

/** `bench`: requests a second of the public API beside a raw node:http server and Strapi's own controller, on the same content. */
async function bench(): Promise<boolean> {
  const folder = options['data-dir'];
  await ensureContent(folder);
  const env = { DATA_DIR: folder, DATABASE_URL: '', DATABASE_READ_URL: '' };
  const hot = await startServer('cms-server.mts', { env, profileDir: options.profile });
  const cold = await startServer('cms-server.mts', { env, args: ['--cold'], profileDir: options.profile });
  const list = await answerOf(hot, LIST);
  const entry = await answerOf(hot, ENTRY);
  const answers: Answers = { [LIST]: list, [ENTRY]: entry };
  const raw = await startServer('raw-server.mts', { message: answers });
  const subjects: Subject[] = [
    { name: 'raw list', url: raw.url + LIST, status: 200 },
    { name: 'hot list', url: hot.url + LIST, status: 200 },
    { name: 'raw entry', url: raw.url + ENTRY, status: 200 },
    { name: 'hot entry', url: hot.url + ENTRY, status: 200 },
    { name: '304 of list', url: hot.url + LIST, headers: { 'If-None-Match': list.tag }, status: 304 },
    { name: '304 of entry', url: hot.url + ENTRY, headers: { 'If-None-Match': entry.tag }, status: 304 },
    { name: 'cold list', url: cold.url + LIST, status: 200 },
    { name: 'Strapi’s own list', url: cold.url + CONTROLLER_LIST, status: 200 },
  ];
  const own = await answerOf(cold, CONTROLLER_LIST);
  say(`List ${list.body.length} bytes (Strapi’s own ${own.body.length}), entry ${entry.body.length} bytes; ${options.rounds} rounds of ${options.seconds} s.`);
  const rounds = await measure(subjects, Number(options.rounds), Number(options.seconds));
  await Promise.all([hot, cold, raw].map((server) => server.stop()));
  const goals = goalsTable(rounds, GOALS);
  say(`\n${requestsTable(rounds, 'raw list')}\n\n${goals.text}`);
  return goals.met;
}

process.exit((await bench()) ? 0 : 1);
