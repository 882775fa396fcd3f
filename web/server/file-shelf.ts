import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Things kept on disk, so that a start without the CMS has them. */
export interface FileShelf<Item> {
  save(key: string, item: Item): void;
  remove(key: string): void;
  /** What was kept, the oldest first. What cannot be read is removed. */
  load(): Promise<Item[]>;
  /** Waits until all is written. */
  flush(): Promise<void>;
}

export interface FileShelfOptions<Item> {
  folder: string;
  /** Ends the names of its files: all else in the folder is removed. */
  extension: string;
  toFile(item: Item): Buffer;
  /** Null for what is no such file. May throw. */
  fromFile(file: Buffer): Item | null;
  onError(error: unknown): void;
}

export const noFiles = <Item>(): FileShelf<Item> => ({ save: () => {}, remove: () => {}, load: () => Promise.resolve([]), flush: () => Promise.resolve() });

/**
 * One file a thing: it appears whole or not at all, and one that is broken breaks no other. Whoever keeps them in memory too bounds
 * both. Files are written one after the other, and of two writes of a thing only the last.
 */
export function createFileShelf<Item>({ folder, extension, toFile, fromFile, onError }: FileShelfOptions<Item>): FileShelf<Item> {
  const waiting = new Map<string, Item | null>();
  let writing: Promise<void> | null = null;

  async function write(key: string, item: Item | null): Promise<void> {
    const file = join(folder, createHash('sha256').update(key).digest('hex') + extension);
    if (item === null) return rm(file, { force: true });
    await writeFile(`${file}.new`, toFile(item));
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

  const put = (key: string, item: Item | null) => {
    waiting.delete(key);
    waiting.set(key, item);
    writing ??= writeAll();
  };

  async function read(name: string): Promise<{ item: Item; at: number } | null> {
    const file = join(folder, name);
    const item = name.endsWith(extension) ? await readFile(file).then(fromFile).catch(() => null) : null;
    if (item) return { item, at: (await stat(file)).mtimeMs };
    await rm(file, { force: true });
    return null;
  }

  return {
    save: put,
    remove: (key) => put(key, null),
    async load() {
      await mkdir(folder, { recursive: true });
      const found: { item: Item; at: number }[] = [];
      for (const name of await readdir(folder)) {
        const entry = await read(name);
        if (entry) found.push(entry);
      }
      return found.sort((a, b) => a.at - b.at).map(({ item }) => item);
    },
    async flush() {
      await writing;
    },
  };
}
