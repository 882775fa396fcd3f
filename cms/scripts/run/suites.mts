import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { findPostgres, PostgresMissing } from '../../test/harness/postgres.ts';
import { type Counts, countReport, none, oneFailed, onePassed, sum } from './counts.mts';
import { runLoudly } from './processes.mts';
import { say } from './progress.mts';
import { testSystem } from './system.mts';
import { cmsDir, root, webDir } from './workspace.mts';

export interface Suite {
  name: string;
  title: string;
  about: string;
  run(): Promise<Counts>;
}

const CHROMIUM = '/usr/bin/chromium';

/** The tests decide themselves where things run: nothing of the person's own installation leaks in. */
export const cleanEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
  DATABASE_URL: '',
  DATABASE_READ_URL: '',
  ADMIN_EMAIL: '',
  ADMIN_PASSWORD: '',
  STRAPI_TELEMETRY_DISABLED: 'true',
  NUXT_TELEMETRY_DISABLED: '1',
  // Every file of tests is a process of its own that reads the whole of Strapi.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
};

/** What is missing on this machine: tolerated, but loudly, except where everything has to be there. */
export function missing(what: string): Counts {
  const tolerated = !process.env.CI || process.env.CI === 'false';
  say(`\n!!! ${tolerated ? 'SKIPPED' : 'FAILED'}: ${what}\n`);
  return tolerated ? { ...none, skipped: 1 } : oneFailed(what);
}

async function script(cwd: string, name: string): Promise<Counts> {
  const end = await runLoudly({ command: process.execPath, args: ['--run', name], cwd, env: cleanEnvironment });
  return end === 'code 0' ? onePassed : oneFailed(`${name} of ${relative(root, cwd)}`);
}

async function nodeScript(path: string, ...args: string[]): Promise<Counts> {
  const options = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', path, ...args];
  const end = await runLoudly({ command: process.execPath, args: options, cwd: root, env: cleanEnvironment });
  return end === 'code 0' ? onePassed : oneFailed([path, ...args].join(' '));
}

/** At the same time: each of them keeps one core busy. */
const together = async (...counts: Promise<Counts>[]): Promise<Counts> => sum(await Promise.all(counts));

export async function vitest(cwd: string, project: string, env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  const report = join(folder, 'report.json');
  try {
    const end = await runLoudly({
      command: 'vitest',
      args: ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      cwd,
      env: { ...cleanEnvironment, ...env, PATH: [join(cwd, 'node_modules/.bin'), cleanEnvironment.PATH ?? ''].join(delimiter) },
    });
    return countReport(report, end === 'code 0');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPostgres(): Promise<Counts> {
  const server = await findPostgres().catch((error: unknown) => {
    if (error instanceof PostgresMissing) return error;
    throw error;
  });
  if (server instanceof PostgresMissing) return missing(`the CMS tests on PostgreSQL. ${server.message}`);
  say(`  Using ${server.origin}.`);
  try {
    return await vitest(cmsDir, 'postgres', { DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function inBrowser(): Promise<Counts> {
  return testSystem(async ({ cmsUrl, webUrl, dataDir, administrator }) => {
    if (!existsSync(CHROMIUM)) {
      return missing(`the tests of the site and of the editor's story in a browser. ${CHROMIUM} is not there: install the Debian package chromium.`);
    }
    const env = {
      CMS_URL: cmsUrl,
      WEB_URL: webUrl,
      DATA_DIR: dataDir,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      CHROMIUM_PATH: CHROMIUM,
    };
    return sum([await vitest(webDir, 'e2e*', env), await vitest(cmsDir, 'story', env)]);
  });
}

/** In the order they run: what fails fastest comes first. */
export const suites: readonly Suite[] = [
  { name: 'lint', title: 'Lint', about: 'about half a minute', run: () => together(script(cmsDir, 'lint'), script(webDir, 'lint')) },
  {
    name: 'types',
    title: 'Types, and the generated ones against the schemas',
    about: 'about a minute',
    run: () => together(script(cmsDir, 'typecheck'), script(webDir, 'typecheck'), nodeScript('cms/scripts/generate-types.mts', '--check')),
  },
  {
    name: 'unit',
    title: 'Unit tests',
    about: 'about half a minute',
    run: async () => sum([await vitest(cmsDir, 'unit'), await vitest(webDir, 'unit')]),
  },
  { name: 'sqlite', title: 'The CMS on SQLite', about: 'a few minutes', run: () => vitest(cmsDir, 'sqlite') },
  { name: 'postgres', title: 'The CMS on PostgreSQL', about: 'a few minutes', run: onPostgres },
  { name: 'system', title: 'The whole system, seeded, in a browser', about: 'a few minutes, longer if it has to be built', run: inBrowser },
];
