import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEngine } from '../../../../../test/search/engine-contract';
import { locales } from '../../../../../config/locales';
import { Fts5Engine } from './fts5-engine';

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
