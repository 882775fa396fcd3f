import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './workspace.mts';

function* filesUnder(path: string, skip: RegExp): Generator<string> {
  if (skip.test(relative(root, path)) || !existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name), skip);
}

/**
 * One hash over the names and contents of all files at or under `paths`. `skip` is matched against paths relative to
 * the workspace; `salt` is whatever else the result depends on.
 */
export function fingerprint(paths: readonly string[], skip: RegExp, salt = ''): string {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) {
    for (const file of filesUnder(path, skip)) hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
