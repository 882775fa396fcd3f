import { closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { locales } from '../../../../../config/locales';
import { toDocument } from '../document/fixture';
import type { Question } from '../query/question';
import { EngineKeeper } from './engine-keeper';

let folder: string;
let path: string;
let broken: unknown[];
let postponed: unknown[];
const open: EngineKeeper[] = [];

const keep = (signature = 'one') => {
  const keeper = new EngineKeeper({ path, signature, locales, listBytes: 1_000_000 }, (error) => broken.push(error), (error) => postponed.push(error));
  open.push(keeper);
  return keeper;
};
const question: Question = { locales: ['en'], ownOnly: false, types: ['resource'], words: { asked: [{ text: 'land', phrase: false }], excluded: [] }, facets: {}, years: null, like: null, sort: 'relevance', start: 0, limit: 10 };
const total = (keeper: EngineKeeper) => keeper.call('search', [question]).total;
const feed = (keeper: EngineKeeper, after = -1) => keeper.call('apply', [{ after, number: 5, removed: [], documents: Array.from({ length: 2_000 }, (_, index) => toDocument(`d${index}`, { texts: [{ locale: 'en', field: 'a', text: `Land ${index} ${index * 7919}` }] })) }]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keeper-'));
  path = join(folder, 'index.db');
  broken = [];
  postponed = [];
  const made = keep();
  feed(made);
  expect(total(made)).toBe(2_000);
  made.call('close', []);
  open.length = 0;
});
afterEach(() => {
  for (const keeper of open.splice(0)) keeper.call('close', []);
  rmSync(folder, { recursive: true, force: true });
});

/** Writes over the middle of a file. */
function scribble(at: number, length: number) {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(length, 0x5a), 0, length, at);
  closeSync(file);
}

describe('an index file that', () => {
  it('is sound is taken as it is', () => {
    const keeper = keep();
    expect([keeper.call('number', []), total(keeper), broken]).toEqual([5, 2_000, []]);
  });

  it.each<[string, () => void]>([
    ['is gone', () => rmSync(path)],
    ['is empty', () => writeFileSync(path, '')],
    ['is something else', () => writeFileSync(path, 'not an index'.repeat(1_000))],
    ['is half there', () => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['lacks its last page', () => truncateSync(path, statSync(path).size - 4_096)],
    ['has lost its schema', () => scribble(100, 3_000)],
    ['is written over', () => scribble(4_096, statSync(path).size - 4_096)],
    ['has other tables', () => { rmSync(path); new Database(path).exec('create table state (id integer primary key, sign text); create table document (row integer primary key)').close(); }],
  ])('%s is made anew, and takes all from the beginning', (_name, harm) => {
    harm();
    const keeper = keep();
    // Some damage shows only where it is read.
    total(keeper);
    if (keeper.call('number', []) === 5) expect(() => { keeper.call('check', []); total(keeper); }).not.toThrow();
    if (keeper.call('number', []) === -1) feed(keeper);
    expect([keeper.call('number', []), total(keeper)]).toEqual([5, 2_000]);
  });

  it.each([['of another database or model', 'two']])('is %s is made anew', (_name, signature) => {
    const keeper = keep(signature);
    expect([keeper.call('number', []), total(keeper), broken]).toEqual([-1, 0, []]);
  });

  it('breaks while it is used is replaced, and refuses what does not follow nothing', () => {
    const keeper = keep();
    expect(total(keeper)).toBe(2_000);
    scribble(4_096, statSync(path).size - 4_096);
    // What the cache of pages and lists holds is still right: sooner or later a page is read anew.
    const other = (text: string) => keeper.call('search', [{ ...question, words: { asked: [{ text, phrase: false }], excluded: [] } }]).number;
    for (let index = 0; index < 2_000 && other(String(index * 7919)) !== -1; index += 1);
    expect(keeper.call('number', [])).toBe(-1);
    expect(broken).toHaveLength(1);
    expect(() => feed(keeper, 5)).toThrow('The batch follows change 5');
    feed(keeper);
    expect(total(keeper)).toBe(2_000);
  });

  it('breaks while nobody asks, and what can wait is done, is replaced as well', () => {
    const keeper = keep();
    scribble(4_096, statSync(path).size - 4_096);
    while (keeper.tend());
    expect([broken.length, keeper.call('number', [])]).toEqual([1, -1]);
  });

  it('nobody can write is an error, and is left alone', () => {
    const copy = readFileSync(path);
    const held = new Database(path);
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('begin exclusive');
    expect(() => keep()).toThrow(/locked/);
    held.close();
    expect(readFileSync(path).equals(copy)).toBe(true);
  }, 20_000);

  it('cannot be written for a while answers what it holds, and what can wait is tended later', () => {
    const keeper = keep();
    // So many that the columns are worth keeping anew.
    keeper.call('apply', [{ after: 5, number: 6, removed: [], documents: Array.from({ length: 100 }, (_, index) => toDocument(`e${index}`, { texts: [{ locale: 'en', field: 'a', text: 'Land' }] })) }]);
    const other = new Database(path);
    other.exec('begin immediate');
    let more = true;
    while (more) more = keeper.tend();
    expect([postponed.map(String), broken, total(keeper)]).toEqual([['SqliteError: database is locked'], [], 2_100]);
    other.exec('rollback');
    other.close();
    for (more = true; more; ) more = keeper.tend();
    expect([postponed.length, total(keeper)]).toEqual([1, 2_100]);
  }, 30_000);

  it('breaks where no other can be made is made anew as soon as one can be', () => {
    const keeper = keep();
    expect(total(keeper)).toBe(2_000);
    scribble(4_096, statSync(path).size - 4_096);
    const away = `${folder}-away`;
    const other = (text: string) => keeper.call('search', [{ ...question, words: { asked: [{ text, phrase: false }], excluded: [] } }]).number;
    const move = vi.spyOn(broken, 'push').mockImplementation((error) => {
      renameSync(folder, away);
      move.mockRestore();
      return broken.push(error);
    });
    expect(() => { for (let index = 0; index < 2_000; index += 1) other(String(index * 7919)); }).toThrow(/directory does not exist|unable to open/);
    expect(() => keeper.call('number', [])).toThrow(/directory does not exist|unable to open/);
    renameSync(away, folder);
    expect(keeper.call('number', [])).toBe(-1);
    feed(keeper);
    expect(total(keeper)).toBe(2_000);
  });
});
