import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { spawnCms } from '../crash/process.mts';
import { buildChanged } from '../run/build.mts';
import { step } from '../run/progress.mts';
import { cmsDir, loadEnvironment, root } from '../run/workspace.mts';
import { startBuiltSite } from './site.mts';

/** Where the content of measurements lies from one to the next. */
export const seededDir = join(root, '.data/bench-site');

/** The seeded content, written once and kept. A folder appears whole or not at all. */
export async function ensureContent(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'scripts/seed.mts'];
  await step('Seeding the content', 'up to a minute, the first time only', async () => {
    await promisify(execFile)(process.execPath, args, { cwd: cmsDir, env: { ...process.env, NODE_ENV: 'production', DATA_DIR: unfinished, DATABASE_URL: '', DATABASE_READ_URL: '' }, maxBuffer: 1 << 26 });
  });
  renameSync(unfinished, folder);
}

/** Measures the site that WEB_URL names, or else one of its own with the seeded content. */
export async function withSite<Result>(measure: (webUrl: string) => Promise<Result>): Promise<Result> {
  const { WEB_URL } = process.env;
  if (WEB_URL) return measure(WEB_URL.replace(/\/+$/, ''));
  await buildChanged(loadEnvironment(), ['cms', 'site']);
  await ensureContent(seededDir);
  const cms = await spawnCms({ dataDir: seededDir, databaseUrl: '' });
  const site = await startBuiltSite(cms.url);
  try {
    return await measure(site.url);
  } finally {
    await site.stop();
    await cms.stop('SIGTERM');
  }
}
