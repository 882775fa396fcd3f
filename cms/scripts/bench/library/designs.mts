import { createRequire } from 'node:module';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Delivery } from '../../../src/plugins/delivery/server/delivery.ts';
import type * as Analyser from '../../../src/plugins/search/server/analyse/analyser.ts';
import type { IndexDocument } from '../../../src/plugins/search/server/document/index-document.ts';
import type * as Reading from '../../../src/plugins/search/server/document/read-records.ts';
import type * as Documents from '../../../src/plugins/search/server/document/to-index-document.ts';
import type * as Questions from '../../../src/plugins/search/server/query/question.ts';
import type { Search } from '../../../src/plugins/search/server/search.ts';
import { findPostgres } from '../../../test/harness/postgres.ts';
import { runCommand, withDelivery } from '../../delivery/cms.mts';
import { say, step } from '../../run/progress.mts';
import { cmsDir } from '../../run/workspace.mts';
import { aligned } from '../table.mts';
import { milliseconds, percentile } from './figures.mts';
import { LANGUAGES, Vocabularies } from './vocabulary.mts';

/**
 * Measures the design that was not taken: full text and facets in the database itself, FTS5 with bm25 and GROUP BY on SQLite, tsvector('simple')
 * with ts_rank and GROUP BY on PostgreSQL, beside the engine, on the works that `bench:library` has written. Not part of the product.
 */

const compiled = <Module,>(path: string): Module => createRequire(import.meta.url)(join(cmsDir, 'dist/src/plugins', path)) as Module;
const { analyse } = compiled<typeof Analyser>('search/server/analyse/analyser.js');
const { readRecords } = compiled<typeof Reading>('search/server/document/read-records.js');
const { toIndexDocument } = compiled<typeof Documents>('search/server/document/to-index-document.js');
const { parseWords } = compiled<typeof Questions>('search/server/query/question.js');

const ROUNDS = 7;
const LIMIT = 20;

interface Row {
  id: number;
  terms: string;
  values: number[];
}

/** The terms of all languages in one list: what both databases are given is analysed by the same analyser as the engine's. */
const toTerms = ({ texts }: IndexDocument): string =>
  texts.flatMap(({ text, locale }) => analyse(text, locale).map(({ terms }) => (terms[0] ?? '').replace(/[^a-z0-9]/g, ''))).filter(Boolean).join(' ');

async function* rowsOf(delivery: Delivery): AsyncGenerator<Row[]> {
  const type = delivery.model.types.get('resource');
  if (!type) throw new Error('There are no resources.');
  const numbers = new Map<string, number>();
  let last = 0;
  for await (const ids of delivery.projector.documentIds(type)) {
    const records = await readRecords(delivery.reader.db, type, ids);
    yield records.map((record) => {
      const document = toIndexDocument({ model: delivery.model, languages: LANGUAGES }, record);
      const values = Object.entries(document.facets).flatMap(([facet, list]) => list.map((value) => {
        const key = `${facet} ${value}`;
        if (!numbers.has(key)) numbers.set(key, numbers.size);
        return numbers.get(key) ?? 0;
      }));
      return { id: (last += 1), terms: toTerms(document), values };
    });
  }
}

interface Design {
  name: string;
  /** Puts works in; `finish` once all are there. */
  add(rows: readonly Row[]): Promise<void>;
  finish(): Promise<void>;
  /** Milliseconds for the best hits, for how many there are, and for all facets of these. */
  ask(words: readonly string[]): Promise<{ hits: number; count: number; facets: number; total: number }>;
  close(): Promise<void>;
}

const timed = async <Result,>(work: () => Result | Promise<Result>): Promise<[number, Result]> => {
  const begun = performance.now();
  const result = await work();
  return [performance.now() - begun, result];
};

function fts5(path: string): Design {
  // Of a run that was broken off.
  rmSync(path, { force: true });
  const db = new Database(path);
  db.pragma('journal_mode = OFF');
  db.pragma('cache_size = -400000');
  db.exec(`create virtual table text using fts5(terms, content='', tokenize="ascii"); create table facet (work integer not null, value integer not null, primary key (work, value)) without rowid`);
  const [text, facet] = [db.prepare('insert into text (rowid, terms) values (?, ?)'), db.prepare('insert or ignore into facet (work, value) values (?, ?)')];
  const hits = db.prepare(`select rowid, rank from text where text match ? order by rank limit ${LIMIT}`);
  const count = db.prepare('select count(*) from text where text match ?').pluck();
  const facets = db.prepare('select f.value, count(*) from text join facet f on f.work = text.rowid where text match ? group by f.value');
  return {
    name: 'FTS5, bm25, GROUP BY',
    add: async (rows) => db.transaction(() => {
      for (const { id, terms, values } of rows) {
        text.run(id, terms);
        for (const value of values) facet.run(id, value);
      }
    })(),
    finish: async () => void db.exec(`insert into text (text) values ('optimize'); analyze`),
    async ask(words) {
      const match = words.map((word) => `"${word}"`).join(' AND ');
      const [first] = await timed(() => hits.all(match));
      const [second, total] = await timed(() => count.get(match) as number);
      const [third] = await timed(() => facets.all(match));
      return { hits: first, count: second, facets: third, total };
    },
    async close() {
      db.close();
      rmSync(path);
    },
  };
}

async function tsvector(): Promise<Design> {
  const server = await findPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`set work_mem = '256MB'`);
  await client.query('drop table if exists bench_work');
  await client.query('create unlogged table bench_work (id integer primary key, terms tsvector not null, facets integer[] not null)');
  return {
    name: "tsvector('simple'), ts_rank, GROUP BY",
    async add(rows) {
      await client.query(`insert into bench_work select w.id, to_tsvector('simple', w.terms), w.facets::integer[] from unnest($1::integer[], $2::text[], $3::text[]) as w (id, terms, facets)`, [
        rows.map(({ id }) => id), rows.map(({ terms }) => terms), rows.map(({ values }) => `{${values.join(',')}}`),
      ]);
    },
    async finish() {
      await client.query('create index on bench_work using gin (terms)');
      await client.query('vacuum analyze bench_work');
    },
    async ask(words) {
      const match = [words.join(' & ')];
      const [hits] = await timed(() => client.query(`select id from bench_work, to_tsquery('simple', $1) q where terms @@ q order by ts_rank(terms, q) desc limit ${LIMIT}`, match));
      const [count, { rows }] = await timed(() => client.query(`select count(*)::integer as count from bench_work where terms @@ to_tsquery('simple', $1)`, match));
      const [facets] = await timed(() => client.query(`select value, count(*) from bench_work, unnest(facets) value where terms @@ to_tsquery('simple', $1) group by value`, match));
      return { hits, count, facets, total: (rows as { count: number }[])[0]?.count ?? 0 };
    },
    async close() {
      await client.query('drop table bench_work');
      await client.end();
      await server.stop();
    },
  };
}

function engine(search: Search): Design {
  return {
    name: 'the engine: lists from FTS5, packed columns',
    // It has followed the changes by itself.
    add: async () => {},
    finish: async () => {},
    async ask(words) {
      const [hits, { total }] = await timed(() => search.engine.search({
        locales: LANGUAGES, ownOnly: false, words: parseWords(words.join(' ')), types: ['resource'], facets: {}, years: null, like: null, sort: 'relevance', start: Math.floor(Math.random() * 50), limit: LIMIT,
      }));
      return { hits, count: 0, facets: 0, total };
    },
    close: async () => {},
  };
}

await runCommand(() =>
  withDelivery(async (delivery, strapi) => {
    const search = strapi.plugin('search').service<Search>('search');
    const { telling, words } = new Vocabularies().of('en');
    const questions: Record<string, string[]> = { 'in half of all': [telling[0] ?? ''], 'two common words': [telling[0] ?? '', telling[3] ?? ''], 'common word': [telling[4] ?? ''], 'rare word': [words[2_000] ?? ''] };
    search.feed.wake();
    await step('Waiting for the index', 'if it is not whole', async () => void (await search.feed.reach(delivery.changes.number, 3_600_000)));
    const designs = [engine(search), fts5(join(resolve(process.env.DATA_DIR ?? ''), 'design-fts5.db')), await tsvector()];
    await step('Writing both', 'two minutes for 100,000 works', async () => {
      for await (const rows of rowsOf(delivery)) await Promise.all(designs.map((design) => design.add(rows)));
      await Promise.all(designs.map((design) => design.finish()));
    });
    const table = [['median ms', 'words', 'found', 'best 20', 'how many', 'facets', 'together']];
    for (const [kind, asked] of Object.entries(questions)) {
      for (const design of designs) {
        const stems = design === designs[0] ? asked : asked.flatMap((word) => analyse(word, 'en').map(({ terms }) => terms[0] ?? ''));
        await design.ask(stems);
        const rounds: Awaited<ReturnType<Design['ask']>>[] = [];
        for (let round = 0; round < ROUNDS; round += 1) rounds.push(await design.ask(stems));
        const median = (of: (round: (typeof rounds)[number]) => number) => percentile(rounds.map(of), 0.5);
        const [hits, count, facets] = [median((one) => one.hits), median((one) => one.count), median((one) => one.facets)];
        table.push([design.name, kind, String(rounds[0]?.total ?? 0), ...[hits, count, facets, hits + count + facets].map((value) => (value === 0 ? '–' : milliseconds(value)))]);
      }
    }
    say(`\n${aligned(table)}\nload ${loadavg()[0]?.toFixed(1)}`);
    await Promise.all(designs.map((design) => design.close()));
    return true;
  }),
);
