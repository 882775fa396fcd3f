import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from './page';
import { hasWords } from './page-key';
import { fromSnapshotFile, toSnapshotFile } from './snapshot-file';

/** The kept pages on disk, so that a start without the CMS has them; but no page that holds words of a visitor. */
export interface PageSnapshot {
  save(page: Page): void;
  remove(key: string): void;
  /** What was kept, the oldest first. What cannot be read is removed. */
  load(): Promise<Page[]>;
  /** Waits until all is written. */
  flush(): Promise<void>;
}

const EXTENSION = '.page';

export const noSnapshot: PageSnapshot = { save: () => {}, remove: () => {}, load: () => Promise.resolve([]), flush: () => Promise.resolve() };

const nameOf = (key: string): string => createHash('sha256').update(key).digest('hex') + EXTENSION;

/**
 * One file a page: it appears whole or not at all, and one that is broken breaks no other. As many as are kept in memory, so the
 * same bound holds. Files are written one after the other, and of two writes of a page only the last.
 */
export function createPageSnapshot(folder: string, onError: (error: unknown) => void): PageSnapshot {
  const waiting = new Map<string, Page | null>();
  let writing: Promise<void> | null = null;

  async function write(key: string, page: Page | null): Promise<void> {
    const file = join(folder, nameOf(key));
    if (!page) return rm(file, { force: true });
    await writeFile(`${file}.new`, toSnapshotFile(page));
    await rename(`${file}.new`, file);
  }

  async function writeAll(): Promise<void> {
    for (;;) {
      const [next] = waiting;
      if (!next) break;
      waiting.delete(next[0]);
      await write(...next).catch(onError);
    }
    writing = null;
  }

  const put = (key: string, page: Page | null) => {
    waiting.delete(key);
    waiting.set(key, page);
    writing ??= writeAll();
  };

  async function read(name: string): Promise<{ page: Page; at: number } | null> {
    const file = join(folder, name);
    const page = name.endsWith(EXTENSION) ? await readFile(file).then(fromSnapshotFile).catch(() => null) : null;
    if (page) return { page, at: (await stat(file)).mtimeMs };
    await rm(file, { force: true });
    return null;
  }

  return {
    save(page) {
      if (!hasWords(page.key)) put(page.key, page);
    },
    remove: (key) => put(key, null),
    async load() {
      await mkdir(folder, { recursive: true });
      const found: { page: Page; at: number }[] = [];
      for (const name of await readdir(folder)) {
        const entry = await read(name);
        if (entry) found.push(entry);
      }
      return found.sort((a, b) => a.at - b.at).map(({ page }) => page);
    },
    async flush() {
      await writing;
    },
  };
}
