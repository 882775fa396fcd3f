import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeSlot } from './slot';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'slot-')), 'search');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const numbers = (count: number) => Array.from({ length: count }, () => takeSlot(folder));
const names = (slots: readonly { path: string }[]) => slots.map(({ path }) => basename(path));

/** Another process that holds the lock of a number as this one does, until it is killed. */
async function holder(number: number) {
  const sqlite = JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'));
  const program = `const db = new (require(${sqlite}))(${JSON.stringify(join(folder, `index-${number}.lock`))}); db.pragma('locking_mode = EXCLUSIVE'); db.exec('begin exclusive'); console.log('held'); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((held) => child.stdout.once('data', held));
  return { kill: () => new Promise((gone) => child.once('exit', gone) && child.kill('SIGKILL')) };
}

describe('a slot', () => {
  it('is had by one only, and by the next who comes once it is given back', () => {
    const [first, second, third] = numbers(3);
    expect(names([first, second, third].filter((slot) => slot !== undefined))).toEqual(['index-0.db', 'index-1.db', 'index-2.db']);
    second?.release();
    const next = takeSlot(folder);
    expect(basename(next.path)).toBe('index-1.db');
    for (const slot of [first, third, next]) slot?.release();
  });

  it('of another process is left alone until that one is killed', async () => {
    takeSlot(folder).release();
    const other = await holder(0);
    const mine = takeSlot(folder);
    expect(basename(mine.path)).toBe('index-1.db');
    await other.kill();
    const again = takeSlot(folder);
    expect(basename(again.path)).toBe('index-0.db');
    for (const slot of [mine, again]) slot.release();
  });

  it('whose lock is no lock any more is passed over', () => {
    takeSlot(folder).release();
    writeFileSync(join(folder, 'index-0.lock'), 'not a database, and long enough to be read as one'.repeat(50));
    const slot = takeSlot(folder);
    expect(basename(slot.path)).toBe('index-1.db');
    slot.release();
  });

  it('is in a folder that nobody else may read', () => {
    takeSlot(folder).release();
    expect(execFileSync('stat', ['-c', '%a', folder]).toString().trim()).toBe('700');
  });
});
