import { readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { type LibraryCms, startLibraryCms } from './bench/library/cms-process.mts';
import { goalRows, isMet, type LibraryGoal, megabytes, milliseconds, percentile } from './bench/library/figures.mts';
import { type Library, libraryOnPostgres, libraryOnSqlite, type LibraryOptions } from './bench/library/library-place.mts';
import { type LibraryQuery, makeQueries, toPath } from './bench/library/queries.mts';
import { timeDelivery } from './bench/library/rest.mts';
import { makeTopics } from './bench/library/topics.mts';
import { Vocabularies } from './bench/library/vocabulary.mts';
import { aligned, median } from './bench/table.mts';
import { runCommand } from './delivery/cms.mts';
import { buildChanged } from './run/build.mts';
import { say, seconds, step } from './run/progress.mts';
import { loadEnvironment, Refusal } from './run/workspace.mts';

interface Size {
  works: number;
  /** Goals, in milliseconds and megabytes. */
  p95: number;
  rss: number;
}

const SIZES: Record<string, Size> = {
  '10k': { works: 10_000, p95: 30, rss: 512 },
  '100k': { works: 100_000, p95: 30, rss: 512 },
  '1m': { works: 1_000_000, p95: 100, rss: 1_536 },
};
const FEW_STRAPI = 12;
const REST_MS = 5_000;

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '100k' },
    database: { type: 'string', default: 'sqlite' },
    dir: { type: 'string', default: join(tmpdir(), 'bench-library') },
    keep: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`;

async function indexed(cms: LibraryCms, works: number): Promise<number> {
  const begun = performance.now();
  for (let said = begun; ; ) {
    const { index, last } = await cms.ask('numbers');
    if (index >= last && last > 0) return performance.now() - begun;
    if (performance.now() - said > 10_000) {
      said = performance.now();
      const perSecond = (Math.max(index, 1) * 1_000) / (said - begun);
      say(`  ${Math.max(index, 0)} of ${last} changes, about ${Math.ceil((works - index) / perSecond)} s left`);
    }
    await delay(50);
  }
}

const indexBytes = (folder: string): number => readdirSync(join(folder, 'search')).reduce((sum, name) => sum + statSync(join(folder, 'search', name)).size, 0);

async function overHttp(cms: LibraryCms, queries: readonly LibraryQuery[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const begun = performance.now();
    const response = await fetch(cms.url + toPath(query));
    const text = await response.text();
    times.push(performance.now() - begun);
    if (response.status !== 200) throw new Error(`${toPath(query)} answers ${response.status}: ${text.slice(0, 300)}`);
  }
  return times;
}

const shift = (queries: readonly LibraryQuery[], by: number): LibraryQuery[] => queries.map((query) => ({ ...query, start: query.start + by }));

function sayQueries(queries: readonly LibraryQuery[], engine: readonly number[], http: readonly number[]): void {
  const kinds = [...new Set(queries.map(({ kind }) => kind)), ''];
  const row = (kind: string, name: string) => {
    const of = (times: readonly number[]) => times.filter((_, index) => kind === '' || queries[index]?.kind === kind);
    return [name, ...[engine, http].flatMap((times) => [0.5, 0.95, 0.99].map((share) => milliseconds(percentile(of(times), share))))];
  };
  say(aligned([['ms, all facets, uncached', 'engine p50', 'p95', 'p99', 'HTTP p50', 'p95', 'p99'], ...kinds.map((kind) => row(kind, kind === '' ? `all ${queries.length}` : kind))]));
}

/** Measures the search, and what else must hold, at a size: how fast, how large, how soon, beside Strapi's own on the same rows. */
async function measure(library: Library, size: Size): Promise<boolean> {
  const { dataDir: folder } = library;
  const vocabularies = new Vocabularies();
  const queries = makeQueries(vocabularies, makeTopics(vocabularies));

  rmSync(join(folder, 'search'), { recursive: true, force: true });
  const building = await startLibraryCms(library);
  const buildMs = await step('Indexing', 'from nothing', () => indexed(building, size.works));
  await step('Putting titles in order', 'while nothing else is done', () => building.ask('settle'));
  // What is given back is gone a moment later.
  await delay(REST_MS);
  const afterBuild = building.memory();
  await building.stop();

  const cms = await startLibraryCms(library, options.profile);
  const readyMs = await cms.searchReady();
  say(`Index: built in ${(buildMs / 1000).toFixed(0)} s (${((size.works * 1000) / buildMs).toFixed(0)} works/s), ${megabytes(indexBytes(folder))}; RSS ${megabytes(afterBuild.rss)} after building, at most ${megabytes(afterBuild.peak)}.`);
  say(`Restart: listens after ${milliseconds(cms.listensAfter)} ms, searches after ${milliseconds(readyMs)} ms; RSS ${megabytes(cms.memory().rss)} (${load()}).`);
  const first = await cms.ask('engine', queries);
  const engine = await cms.ask('engine', shift(queries, 100));
  const before = cms.processorTime();
  const http = await overHttp(cms, shift(queries, 200));
  const cpu = (cms.processorTime() - before) / queries.length;
  const afterQueries = cms.memory();
  say(`\nFirst time each is asked, engine: p50 ${milliseconds(percentile(first, 0.5))}, p95 ${milliseconds(percentile(first, 0.95))}, max ${milliseconds(Math.max(...first))} ms. Again, with other positions (${load()}):`);
  sayQueries(queries, engine, http);
  say(`Processor time of an answer over HTTP, all threads: ${milliseconds(cpu)} ms on average.`);

  const near = queries.filter(({ kind }) => kind === 'in half of all');
  const far = queries.filter(({ kind }) => kind === 'in half, page 1,000');
  const pages = await Promise.resolve().then(async () => {
    const ratios: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const one = median(await overHttp(cms, shift(near, 300 + round)));
      ratios.push(median(await overHttp(cms, shift(far, 300 + round))) / one);
    }
    return median(ratios);
  });
  const publish = await cms.ask('publish');
  const compared = queries.filter(({ kind }) => ['in half of all', 'rare', 'two common words'].includes(kind)).filter((_, index) => index % 4 === 0).slice(0, FEW_STRAPI);
  const ours = await overHttp(cms, shift(compared, 400));
  const strapi = await cms.ask('strapi', shift(compared, 400));
  const times = (values: readonly number[]) => median(values.map((value, index) => value / (ours[index] ?? Number.NaN)));
  say(`\nStrapi's _q on the same rows: median ${milliseconds(median(strapi.map(({ q }) => q)))} ms, ${times(strapi.map(({ q }) => q)).toFixed(0)} times ours; $containsi ${milliseconds(median(strapi.map(({ containsi }) => containsi)))} ms, ${times(strapi.map(({ containsi }) => containsi)).toFixed(0)} times ours (${milliseconds(median(ours))} ms, with facets), without facets, stems or ranking.`);
  const admin = await cms.ask('adminList');
  say(`Admin list of works: ${admin.map(({ what, ms }) => `${what} ${milliseconds(ms)} ms`).join(', ')} (${load()}).`);
  const others = await timeDelivery(cms.url);
  say(`The rest of the API, uncached: ${others.map(({ what, ms }) => `${what} ${milliseconds(ms)} ms`).join(', ')}.`);
  const { ms: verifyMs, differences } = await step('Verifying', 'every document beside its record', () => cms.ask('verify'));
  say(`${differences} differences.`);
  await cms.stop();

  const goals: LibraryGoal[] = [
    { what: 'search p95, HTTP', measured: percentile(http, 0.95), atMost: size.p95, unit: 'ms' },
    { what: 'RSS after building', measured: afterBuild.rss / 1_048_576, atMost: size.rss, unit: 'MB' },
    { what: 'RSS after the queries', measured: afterQueries.rss / 1_048_576, atMost: size.rss, unit: 'MB' },
    { what: 'page 1,000 ÷ page 1', measured: pages, atMost: 1.5, unit: '×' },
    { what: 'search ready after a restart', measured: readyMs / 1000, atMost: 10, unit: 's' },
    { what: 'publish → findable, slowest', measured: Math.max(...publish), atMost: 1_000, unit: 'ms' },
    { what: 'admin list, slowest', measured: Math.max(...admin.map(({ ms }) => ms)), atMost: 1_000, unit: 'ms' },
    { what: 'delivery:verify', measured: verifyMs / 1000, atMost: 300, unit: 's' },
  ];
  say(`\n${aligned(goalRows(goals))}\n${size.works} works on ${options.database}, ${load()} on ${availableParallelism()} cores.`);
  return differences === 0 && goals.every(isMet);
}

/** `bench:library`: on SQLite or PostgreSQL. */
async function bench(): Promise<boolean> {
  const name = options.size.toLowerCase();
  const size = SIZES[name];
  if (!size) throw new Refusal(`--size is one of ${Object.keys(SIZES).join(', ')}.`);
  if (!['sqlite', 'postgres'].includes(options.database)) throw new Refusal('--database is sqlite or postgres.');
  await buildChanged(loadEnvironment(), ['cms']);
  const wanted: LibraryOptions = { size: name, works: size.works, dir: resolve(options.dir) };
  const library = options.database === 'postgres' ? await libraryOnPostgres(wanted, options.keep) : await libraryOnSqlite(wanted);
  return measure(library, size).finally(() => library.close());
}

const started = performance.now();
await runCommand(async () => {
  const met = await bench();
  say(`(${seconds(started)})`);
  return met;
});
