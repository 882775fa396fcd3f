import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A process's own index file in a folder that several processes may share. */
export interface Slot {
  path: string;
  /** Gives it back. The system does so when the process ends. */
  release(): void;
}

const MOST = 64;

/** An exclusive lock that ends with the process, whatever ends it. SQLite's, because Node has none of its own. */
function lock(path: string): (() => void) | null {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('begin exclusive');
    return () => db.close();
  } catch {
    db.close();
    return null;
  }
}

/** The index file of the lowest number that no other process has. */
export function takeSlot(folder: string): Slot {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let number = 0; number < MOST; number += 1) {
    const release = lock(join(folder, `index-${number}.lock`));
    if (release) return { path: join(folder, `index-${number}.db`), release };
  }
  throw new Error(`${MOST} processes use the search index in ${folder} already.`);
}
