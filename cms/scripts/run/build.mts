import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../../src/environment.ts';
import { fingerprint } from './fingerprint.mts';
import { type Command, runQuietly } from './processes.mts';
import { step } from './progress.mts';
import { childEnvironment, cmsDir, root, webDir } from './workspace.mts';

type Part = 'cms' | 'admin' | 'site';

interface Build {
  part: Part;
  title: string;
  about: string;
  /** What it is made of: same inputs, nothing to do. */
  inputs: string;
  /** Remembers the inputs. Lies in the output, so that removing one removes the other. */
  stamp: string;
  /** Without it the output is not there, whatever the stamp says. */
  proof: string;
  command: Pick<Command, 'command' | 'args' | 'cwd'>;
  /** Removes what would make the command believe that an output it lost is still there. */
  before?: () => void;
  /** Removes what the command leaves behind. */
  after?: () => void;
}

const lockfile = join(root, 'pnpm-lock.yaml');
const inCms = (...names: string[]) => names.map((name) => join(cmsDir, name));

/** The compiler leaves the output of a deleted source behind, and Strapi would load it. */
function removeOrphans(folder: string, source: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const output = join(folder, entry.name);
    const origin = join(source, entry.name);
    if (entry.isDirectory()) {
      if (existsSync(origin)) removeOrphans(output, origin);
      else rmSync(output, { recursive: true });
    } else if (![origin, origin.replace(/\.js$/, '.ts'), origin.replace(/\.js$/, '.tsx')].some(existsSync)) {
      rmSync(output);
    }
  }
}

function builds(environment: Environment): Build[] {
  const dist = join(cmsDir, 'dist');
  return [
    {
      part: 'cms',
      title: 'Compiling the CMS',
      about: 'about 5 seconds',
      inputs: fingerprint([lockfile, join(root, 'tsconfig.base.json'), ...inCms('tsconfig.json', 'config', 'src')], /\/admin\/|\.test\.ts$/),
      stamp: join(dist, '.inputs'),
      proof: join(dist, 'src/index.js'),
      command: { command: 'tsc', args: ['-p', 'tsconfig.json'], cwd: cmsDir },
      before: () => {
        if (!existsSync(join(dist, '.inputs'))) rmSync(join(dist, 'tsconfig.tsbuildinfo'), { force: true });
      },
      after: () => ['src', 'config'].forEach((part) => removeOrphans(join(dist, part), join(cmsDir, part))),
    },
    {
      part: 'admin',
      title: 'Building the admin',
      about: 'about a minute',
      inputs: fingerprint(
        [lockfile, ...inCms('package.json', 'config', 'src/admin', 'src/plugins', 'src/api', 'src/components')],
        /\/(server|controllers|routes|services)\/|\.test\.tsx?$/,
        // The only part of the address that the admin's files contain.
        new URL(environment.cms.publicUrl).pathname,
      ),
      stamp: join(dist, 'build/.inputs'),
      proof: join(dist, 'build/index.html'),
      command: { command: 'strapi', args: ['build'], cwd: cmsDir },
    },
    {
      part: 'site',
      title: 'Building the site',
      about: 'about a minute',
      inputs: fingerprint([lockfile, join(cmsDir, 'config/locales.ts'), webDir], /^web\/(node_modules|test|docs|scripts\/measure|\.nuxt|\.output|\.data)|\.test\.ts$/),
      stamp: join(webDir, '.output/.inputs'),
      proof: join(webDir, '.output/server/index.mjs'),
      command: { command: 'nuxt', args: ['build'], cwd: webDir },
    },
  ];
}

/** Where the output of `start` waits while `strapi develop`, which empties the folder, uses it. */
const kept = join(cmsDir, 'node_modules/.cache/dist');

/** Puts the output of `start` aside. */
export function keepBuilds(): void {
  mkdirSync(dirname(kept), { recursive: true });
  renameSync(join(cmsDir, 'dist'), kept);
}

/** Puts it back, also after a development that did not end in order. */
export function restoreBuilds(): void {
  if (!existsSync(kept)) return;
  rmSync(join(cmsDir, 'dist'), { recursive: true, force: true });
  renameSync(kept, join(cmsDir, 'dist'));
}

/** Builds what changed since it was last built, and nothing else. */
export async function buildChanged(environment: Environment, parts: readonly Part[] = ['cms', 'admin', 'site']): Promise<void> {
  restoreBuilds();
  const env = childEnvironment(environment);
  for (const { part, title, about, inputs, stamp, proof, command, before, after } of builds(environment)) {
    if (!parts.includes(part)) continue;
    if (existsSync(proof) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) continue;
    before?.();
    rmSync(stamp, { force: true });
    await step(title, about, () => runQuietly({ ...command, env }));
    after?.();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, inputs);
  }
}
