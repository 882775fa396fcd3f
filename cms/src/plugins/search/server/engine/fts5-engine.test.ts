import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { describeEngine } from '../../../../../test/search/engine-contract';
import { locales } from '../../../../../config/locales';
import { toDocument } from '../document/fixture';
import { Fts5Engine } from './fts5-engine';
import { Vocabulary } from './vocabulary';

describeEngine('the engine on FTS5', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  const open = () => new Fts5Engine({ path: join(folder, 'index.db'), signature: 'test', locales, listBytes: 1_000_000 });
  let engine = open();
  return {
    get engine() { return engine; },
    reopen() {
      engine.close();
      engine = open();
      return engine;
    },
    dispose() {
      engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

it('a question of words that nothing has looks for the typo in a few of them', () => {
  const engine = new Fts5Engine({ path: ':memory:', signature: 'test', locales, listBytes: 1_000_000 });
  engine.apply({ after: -1, number: 1, removed: [], documents: [toDocument('d', { texts: [{ locale: 'en', field: 'a', text: 'Community paralegals' }] })] });
  const near = vi.spyOn(Vocabulary.prototype, 'near');
  const ask = (text: string) => engine.search({
    locales: ['en'], ownOnly: false, types: ['resource'], words: { asked: text.split(' ').map((word) => ({ text: word, phrase: false })), excluded: [] }, facets: {}, years: null, like: null, sort: 'relevance', start: 0, limit: 10,
  });
  ask(Array.from({ length: 24 }, (_, index) => `zzzqx${String.fromCharCode(97 + index)}`).join(' '));
  // Among the words of texts and among those of names.
  expect(near.mock.calls.length).toBeLessThanOrEqual(2 * 6);
  near.mockRestore();
  expect(ask('comunity paralegels').didYouMean).toBe('community paralegals');
  engine.close();
});
