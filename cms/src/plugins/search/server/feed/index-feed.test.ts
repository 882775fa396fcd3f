import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { locales } from '../../../../../config/locales';
import type { SqlConnection } from '../../../delivery/server/store/sql';
import { readContentModel } from '../document/fixture';
import { Fts5Engine } from '../engine/fts5-engine';
import type { EngineClient } from '../worker/engine-client';
import { type ChangeReader, nextBatch } from './changed-documents';
import { IndexFeed } from './index-feed';

let records: Database.Database;
let reader: ChangeReader;

beforeEach(() => {
  records = new Database(':memory:');
  records.exec(`
    create table delivery_sequence (id integer primary key, number integer); insert into delivery_sequence values (1, 0);
    create table delivery_document (type text, document_id text, number integer, primary key (type, document_id));
    create table delivery_themes (document_id text, locale text, variant text, json text, links text);`);
  const db = { raw: async (sql: string, bindings: unknown[] = []) => records.prepare(sql).all(...bindings) } as unknown as SqlConnection;
  reader = { db, model: readContentModel(), languages: ['en', 'es', 'fr'], portion: 3 };
});
afterEach(() => records.close());

/** Publishes a theme under a number, or takes it down. */
function change(id: string, number: number, name: string | null): void {
  records.prepare('delete from delivery_themes where document_id = ?').run(id);
  if (name !== null) records.prepare(`insert into delivery_themes values (?, 'en', 'none', ?, '{}')`).run(id, JSON.stringify({ name }));
  records.prepare('insert or replace into delivery_document values (?, ?, ?)').run('theme', id, number);
  records.prepare('update delivery_sequence set number = max(number, ?)').run(number);
}

describe('batches', () => {
  it('lead from any number to the last, name each document once, and never part those of one number', async () => {
    const row = fc.record({ number: fc.integer({ min: 1, max: 6 }), name: fc.option(fc.constant('Land')) });
    await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 14 }), fc.integer({ min: -1, max: 6 }), async (rows, from) => {
      records.exec('delete from delivery_document; delete from delivery_themes; update delivery_sequence set number = 7');
      rows.forEach(({ number, name }, index) => change(`t${index}`, number, name));
      records.prepare(`insert into delivery_document values ('theme', '', 5)`).run();
      let number = from;
      const seen: string[] = [];
      for (let batch = await nextBatch(reader, number); batch; batch = await nextBatch(reader, number)) {
        expect(batch.after).toBe(number);
        expect(batch.number).toBeGreaterThan(number);
        const ids = [...batch.documents, ...batch.removed].map(({ documentId }) => documentId);
        expect(ids.toSorted()).toEqual(rows.flatMap((one, index) => (one.number > number && one.number <= (batch?.number ?? 0) ? [`t${index}`] : [])).toSorted());
        expect(batch.removed.map(({ documentId }) => documentId).every((id) => rows[Number(id.slice(1))]?.name === null)).toBe(true);
        seen.push(...ids);
        number = batch.number;
      }
      expect(number).toBe(7);
      expect(new Set(seen).size).toBe(seen.length);
      records.prepare(`delete from delivery_document where document_id = ''`).run();
    }), { numRuns: 60 });
  });
});

describe('a feed', () => {
  let engine: Fts5Engine;
  let errors: string[];
  const open: IndexFeed[] = [];
  const client = (): EngineClient => new Proxy({} as EngineClient, { get: (_, name: keyof EngineClient) => async (...parameters: unknown[]) => (engine[name] as (...all: unknown[]) => unknown).apply(engine, parameters) });
  const feed = (more: Partial<EngineClient> = {}) => {
    const made = new IndexFeed({ engine: Object.assign(client(), more), reader, onError: (error) => errors.push(String(error)) });
    open.push(made);
    return made;
  };
  const ids = () => [...engine.digests()].map(({ documentId }) => documentId).toSorted();

  beforeEach(() => {
    engine = new Fts5Engine({ path: ':memory:', signature: 'x', locales, listBytes: 100_000 });
    errors = [];
    for (let index = 0; index < 8; index += 1) change(`t${index}`, index + 1, 'Land');
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.stop();
    engine.close();
  });

  it('brings the index to the last change, and on with each that it is told of', async () => {
    const followed = feed();
    followed.wake();
    expect([await followed.reach(8, 5_000), ids().length]).toEqual([true, 8]);
    change('t3', 9, null);
    change('t9', 10, 'Water');
    followed.wake();
    followed.wake();
    expect([await followed.reach(10, 5_000), ids()]).toEqual([true, ['t0', 't1', 't2', 't4', 't5', 't6', 't7', 't9']]);
    expect(await followed.reach(11, 20)).toBe(false);
  });

  it('tries again after an error, and goes on answering meanwhile from what it has', async () => {
    const followed = feed();
    followed.wake();
    await followed.reach(8, 5_000);
    const apply = vi.spyOn(engine, 'apply').mockImplementationOnce(() => { throw new Error('The disk is full.'); });
    change('t9', 9, 'Water');
    followed.wake();
    await vi.waitFor(() => expect(errors).toEqual(['Error: The disk is full.']));
    expect(followed.number).toBe(8);
    expect(await followed.reach(9, 3_000)).toBe(true);
    expect(apply).toHaveBeenCalledTimes(2);
  });

  it('tries no sooner for being asked, and more and more seldom', async () => {
    const followed = feed();
    followed.wake();
    await followed.reach(8, 5_000);
    const tries: number[] = [];
    vi.spyOn(engine, 'apply').mockImplementation(() => {
      tries.push(performance.now());
      throw new Error('The disk is full.');
    });
    change('t9', 9, 'Water');
    const asking = setInterval(() => followed.wake(), 2);
    await vi.waitFor(() => expect(tries).toHaveLength(3), { timeout: 8_000 });
    clearInterval(asking);
    const [first = 0, second = 0, third = 0] = tries;
    expect(second - first).toBeGreaterThan(950);
    expect(third - second).toBeGreaterThan(1_950);
    expect(errors).toHaveLength(3);
  }, 10_000);

  it('begins anew where the index is ahead of the database, or has lost what it held', async () => {
    engine.apply({ after: -1, number: 50, documents: [], removed: [] });
    const followed = feed();
    followed.wake();
    expect([await followed.reach(8, 5_000), ids().length]).toEqual([true, 8]);
    await vi.waitFor(() => expect(followed.number).toBe(8));
    engine.clear();
    change('t9', 9, 'Water');
    followed.wake();
    await vi.waitFor(() => expect([engine.number(), ids().length]).toEqual([9, 9]));
  });

  it('that is stopped lets nobody wait', async () => {
    const followed = feed();
    followed.wake();
    await followed.reach(8, 5_000);
    const waiting = followed.reach(99, 60_000);
    await followed.stop();
    expect(await waiting).toBe(false);
    followed.wake();
    expect(followed.number).toBe(8);
  });
});
