import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const scripts = globSync('**/*.mts', { cwd: import.meta.dirname });
const PATH = /'(?:dist\/)?(?:src\/)?(?<path>[\w./-]+)\.js'/g;

/** Files of the CMS that a script loads as they are compiled: no compiler sees that they are there. */
const loaded = scripts.flatMap((script) => [...readFileSync(join(import.meta.dirname, script), 'utf8').matchAll(PATH)].flatMap(({ groups }) => (groups?.path ? [[script, groups.path] as const] : [])));

describe('a script loads a file that is there:', () => {
  it.each(loaded)('%s loads %s', (_script, path) => {
    expect(['src', 'src/plugins'].map((folder) => existsSync(join(import.meta.dirname, '..', folder, `${path}.ts`)))).toContain(true);
  });

  it('of which there are some', () => {
    expect(loaded.length).toBeGreaterThan(10);
  });
});
