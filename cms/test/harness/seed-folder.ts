import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a seed: text as it is, anything else as JSON; null removes the file. */
export type SeedFiles = Readonly<Record<string, unknown>>;

export interface SeedFolder {
  dir: string;
  write(files: SeedFiles): void;
  remove(): void;
}

export function makeSeedFolder(files: SeedFiles): SeedFolder {
  const dir = mkdtempSync(join(tmpdir(), 'seed-'));
  const write = (written: SeedFiles) => {
    for (const [name, content] of Object.entries(written)) {
      const path = join(dir, name);
      mkdirSync(dirname(path), { recursive: true });
      if (content === null) rmSync(path, { force: true });
      else writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
    }
  };
  write(files);
  return { dir, write, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
