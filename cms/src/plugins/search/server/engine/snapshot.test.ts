import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { toDocument } from '../document/fixture';
import type { IndexDocument } from '../document/index-document';
import { parseWords, type Question, SORTS } from '../query/question';
import { Fts5Engine } from './fts5-engine';

const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (name: string) =>
  new Fts5Engine({ path: join(folder, name), signature: 'x', listBytes: 1_000_000, locales: [{ code: 'en', fallback: ['es'] }, { code: 'es', fallback: ['en'] }] });

const theme = (id: string, broader: string[]): IndexDocument =>
  toDocument(id, { type: 'theme', facets: { type: ['theme'] }, concept: { labels: { en: [id] }, broader, kind: null } });

const work = (number: number, title = `Work ${number % 7} of ${number}`): IndexDocument =>
  toDocument(`w${number}`, {
    titles: number % 3 === 0 ? { es: title } : { en: title }, texts: [{ locale: 'en', field: 'a', text: title }], year: 1990 + (number % 30), createdAt: number,
    facets: { type: ['resource'], theme: [`t${number % 5}`], country: number % 2 ? ['KE', 'CO'] : [] },
  });

const question = (q: string, sort: Question['sort']): Question =>
  ({ locales: ['en', 'es'], ownOnly: false, words: parseWords(q), types: ['resource', 'theme'], facets: { theme: ['t0'] }, years: null, like: null, sort, start: 0, limit: 50 });

const answers = (engine: Fts5Engine) => ['', 'work 3', 't1', '7'].flatMap((q) => SORTS.map((sort) => engine.search(question(q, sort))));

it('an index that starts from what it has kept answers as one made anew, whatever has changed since', () => {
  const works = Array.from({ length: 2_500 }, (_, number) => work(number));
  const before = { number: 1, documents: [...works, theme('t0', []), theme('t1', ['t0'])], removed: [] };
  const after = {
    number: 2,
    documents: [work(10, 'Another title'), work(9_000), theme('t2', ['t0']), theme('t1', [])],
    removed: [{ type: 'resource', documentId: 'w20' }, { type: 'resource', documentId: 'never' }],
  };
  const kept = open('kept.db');
  kept.apply({ ...before, after: -1 } as never);
  while (kept.tend());
  kept.close();
  const again = open('kept.db');
  again.apply({ ...after, after: 1 } as never);
  again.close();

  const fresh = open('fresh.db');
  fresh.apply({ ...before, after: -1 } as never);
  fresh.apply({ ...after, after: 1 } as never);
  const third = open('kept.db');
  expect(answers(third)).toEqual(answers(fresh));
  expect(third.search(question('', 'title')).total).toBeGreaterThan(500);
  expect(third.search(question('another', 'title')).hits.map(({ documentId }) => documentId)).toEqual(['w10']);
  for (const engine of [third, fresh]) engine.close();
});
