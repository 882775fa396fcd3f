import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { halves, type JudgedQuery, readJudged } from './judged-queries.ts';

const WORKS = join(import.meta.dirname, '../../seed/resources');
/** Recall is counted in the first 20 hits, so more works than that could never all be found. */
const MOST_EXPECTED = 15;
const MOST_RELEVANT = 20;
/** The draw's seed, as README.md states it. */
const SEED = 'four doors, 2026';

const byHalf = { tuning: readJudged('tuning'), 'held-out': readJudged('held-out') };
const queries = halves.flatMap((half) => byHalf[half]);

const ofKind = (kind: JudgedQuery['kind']) => queries.filter((query) => query.kind === kind);
const hasMetadata = (work: string, locale: string) => existsSync(join(WORKS, work, `${locale}.json`));
const pairs = (kind: JudgedQuery['kind']) => ofKind(kind).flatMap(({ id, locale, expected }) => expected.map((work) => ({ id, locale, work })));

it('has queries enough, in each language and across languages', () => {
  expect(queries.length).toBeGreaterThanOrEqual(150);
  expect(ofKind('across-languages').length).toBeGreaterThanOrEqual(45);
  // A further language of the site has no queries until someone writes them.
  const counts = [...Map.groupBy(queries, ({ locale }) => locale).values()].map(({ length }) => length);
  expect(counts.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(45);
});

it('gives each query an id of its own that begins with its language, and asks nothing twice', () => {
  expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
  expect(new Set(queries.map(({ locale, q }) => `${locale} ${q.toLowerCase()}`)).size).toBe(queries.length);
  expect(queries.filter(({ id, locale }) => !id.startsWith(`${locale}-`))).toEqual([]);
});

it('names only works of the seed, each once a query', () => {
  for (const { id, expected, alsoRelevant } of queries) {
    const works = [...expected, ...alsoRelevant];
    expect(works.filter((work) => !existsSync(join(WORKS, work, 'shared.json'))), id).toEqual([]);
    expect(new Set(works).size, id).toBe(works.length);
  }
});

it('expects something that the first 20 hits can hold, or plainly nothing', () => {
  for (const { id, kind, expected, alsoRelevant } of queries) {
    expect(expected.length > 0, id).toBe(kind !== 'nothing');
    expect(expected.length, id).toBeLessThanOrEqual(MOST_EXPECTED);
    expect(expected.length + alsoRelevant.length, id).toBeLessThanOrEqual(kind === 'nothing' ? 0 : MOST_RELEVANT);
  }
});

it('expects works with metadata in the language of the query, or, across languages, works without', () => {
  expect(pairs('same-language').filter(({ work, locale }) => !hasMetadata(work, locale))).toEqual([]);
  expect(pairs('across-languages').filter(({ work, locale }) => hasMetadata(work, locale))).toEqual([]);
});

it('puts quotation marks around phrases and around nothing else', () => {
  for (const { id, q, form } of queries) expect(/^["«].*["»]$/.test(q), id).toBe(form === 'phrase');
});

it('is cut into halves by the draw that the README describes, so that nobody chose what is held out', () => {
  const strata = Map.groupBy(queries, ({ locale, kind }) => `${locale} ${kind}`);
  const place = (id: string) => createHash('sha256').update(`${SEED}:${id}`).digest('hex');
  const drawn = [...strata.values()].flatMap((stratum) => {
    const ids = stratum.map(({ id }) => id).sort((a, b) => (place(a) < place(b) ? -1 : 1));
    return ids.slice(0, Math.floor(ids.length / 2));
  });
  expect(byHalf['held-out'].map(({ id }) => id).sort()).toEqual(drawn.sort());
});
