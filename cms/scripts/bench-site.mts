import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { defaultLocale } from '../config/locales.ts';
import { timeEdits } from './bench/edits.mts';
import type { Subject } from './bench/load.mts';
import { hasNginx, startNginx } from './bench/nginx.mts';
import type { Answers } from './bench/raw-server.mts';
import { measure } from './bench/rounds.mts';
import { ensureContent, seededDir } from './bench/seeded-site.mts';
import { type BenchServer, startServer } from './bench/servers.mts';
import { startBuiltSite } from './bench/site.mts';
import { type Goal, goalsTable, requestsTable } from './bench/table.mts';
import { spawnCms } from './crash/process.mts';
import { buildChanged } from './run/build.mts';
import { say } from './run/progress.mts';
import { loadEnvironment } from './run/workspace.mts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    edits: { type: 'string', default: '100' },
    'data-dir': { type: 'string', default: seededDir },
  },
});

const HOME = `/${defaultLocale}`;
const LIST = `${HOME}/library`;
const PROJECTS = `${HOME}/projects`;
const VISIBLE_P99_MS = 1_000;
const LIKE_A_BROWSER = { 'Accept-Encoding': 'br' };

const GOALS: (Goal & { needsNginx?: boolean })[] = [
  { what: 'kept home ÷ nginx, same file', of: 'kept home', against: 'nginx home', atLeast: 0.5, needsNginx: true },
  { what: 'kept list ÷ nginx, same file', of: 'kept list', against: 'nginx list', atLeast: 0.5, needsNginx: true },
  { what: 'kept home ÷ raw node:http', of: 'kept home', against: 'raw home', atLeast: 0.5 },
  { what: 'kept list ÷ raw node:http', of: 'kept list', against: 'raw list', atLeast: 0.5 },
  { what: 'kept home ÷ rendered by Nuxt', of: 'kept home', against: 'Nuxt home', atLeast: 100 },
  { what: 'kept list ÷ rendered by Nuxt', of: 'kept list', against: 'Nuxt list', atLeast: 100 },
];

/** Node writes these by itself, for both servers. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'date'];

async function answerOf(site: BenchServer, path: string): Promise<Answers[string]> {
  // fetch would decode the body: curl keeps it as it came.
  const curl = (...args: string[]) => promisify(execFile)('curl', ['-s', '-H', 'Accept-Encoding: br', ...args, site.url + path], { encoding: 'buffer' });
  const head = (await curl('-o', '/dev/null', '-D', '-')).stdout.toString().trim().split('\r\n');
  if (!head[0]?.includes(' 200 ')) throw new Error(`${path} answers ${head[0]}`);
  const pairs = head.slice(1).map((line) => line.split(/: (.*)/s, 2) as [string, string]);
  const headers = Object.fromEntries(pairs.filter(([name]) => !OF_THE_CONNECTION.includes(name.toLowerCase())));
  return { headers, body: (await curl()).stdout.toString('base64'), encoding: 'base64' };
}

function sayEdits(times: readonly number[]): boolean {
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
  const met = at(0.99) <= VISIBLE_P99_MS;
  say(`\nEdit acknowledged → shown, ${times.length} edits: p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, worst ${at(1).toFixed(0)} ms (goal p99 ≤ ${VISIBLE_P99_MS} ms: ${met ? 'met' : 'MISSED'})`);
  return met;
}

interface Stoppable {
  stop(): Promise<unknown>;
}

/** What it starts it puts into `started`. */
async function compare(started: Stoppable[]): Promise<boolean> {
  const starting = async <Server extends Stoppable>(server: Promise<Server>): Promise<Server> => {
    started.push(await server);
    return server;
  };
  const cms = await spawnCms({ dataDir: options['data-dir'], databaseUrl: '' });
  started.push({ stop: () => cms.stop('SIGTERM') });
  const kept = await starting(startBuiltSite(cms.url));
  const rendered = await starting(startBuiltSite(cms.url, { NUXT_PAGE_CACHE_BYTES: '0' }));
  const answers: Answers = { [HOME]: await answerOf(kept, HOME), [LIST]: await answerOf(kept, LIST) };
  const raw = await starting(startServer('raw-server.mts', { message: answers }));
  // As a file the home is beside its folder: nginx needs another name for it.
  const nginx = hasNginx() ? await starting(startNginx({ '/home': answers[HOME]!, '/list': answers[LIST]! })) : null;
  if (!nginx) say('!!! SKIPPED: the comparison with nginx. Install the Debian package nginx-light.');

  const subjects = [['home', HOME], ['list', LIST]].flatMap(([name, path]): Subject[] => [
    ...(nginx ? [{ name: `nginx ${name}`, url: `${nginx.url}/${name}`, status: 200, headers: LIKE_A_BROWSER }] : []),
    { name: `raw ${name}`, url: raw.url + path, status: 200, headers: LIKE_A_BROWSER },
    { name: `kept ${name}`, url: kept.url + path, status: 200, headers: LIKE_A_BROWSER },
    { name: `304 of ${name}`, url: kept.url + path, status: 304, headers: { ...LIKE_A_BROWSER, 'If-None-Match': answers[path!]!.headers.etag ?? '' } },
    { name: `Nuxt ${name}`, url: rendered.url + path, status: 200, headers: LIKE_A_BROWSER },
  ]);
  const sizes = Object.entries(answers).map(([path, { body }]) => `${path} ${Buffer.from(body, 'base64').length} bytes`);
  say(`${sizes.join(', ')}, br; ${options.rounds} rounds of ${options.seconds} s.`);
  const rounds = await measure(subjects, Number(options.rounds), Number(options.seconds));
  const goals = goalsTable(rounds, GOALS.filter(({ needsNginx }) => nginx || !needsNginx));
  say(`\n${requestsTable(rounds, nginx ? 'nginx home' : 'raw home')}\n\n${goals.text}`);
  const visible = sayEdits(await timeEdits(cms, kept.url + PROJECTS, Number(options.edits), defaultLocale));
  return goals.met && visible;
}

/** `bench:site`: requests a second of kept pages beside nginx, raw node:http and Nuxt's own rendering of the same pages. */
async function bench(): Promise<boolean> {
  await buildChanged(loadEnvironment(), ['cms', 'site']);
  await ensureContent(options['data-dir']);
  const started: Stoppable[] = [];
  try {
    return await compare(started);
  } finally {
    // The CMS last: the sites would ask it.
    for (const server of started.reverse()) await server.stop();
  }
}

process.exit((await bench()) ? 0 : 1);
