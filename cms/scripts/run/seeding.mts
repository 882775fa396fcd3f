import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/environment.ts';
import { fingerprint } from './fingerprint.mts';
import { runLoudly } from './processes.mts';
import { say, seconds } from './progress.mts';
import { childEnvironment, cmsDir, Refusal } from './workspace.mts';

/** Names the very database: one that was emptied, restored or replaced is another. */
function databaseIdentity({ dataDir }: Environment, checked: string): string {
  const file = join(dataDir, 'cms.db');
  if (checked !== 'sqlite') return checked;
  return existsSync(file) ? `sqlite/${statSync(file).ino}` : 'sqlite/none';
}

/**
 * Seeds the content, unless this very database already got this very seed. The seed itself is idempotent: skipping it
 * only saves time.
 */
export async function seedOnce(environment: Environment, database: string): Promise<void> {
  const note = join(environment.dataDir, 'seeded.json');
  const seed = fingerprint([join(cmsDir, 'seed'), join(cmsDir, 'scripts')], /\.test\.ts$|\/scripts\/(run\/|start|test|dev)/);
  const wanted = () => JSON.stringify({ seed, database: databaseIdentity(environment, database) });
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted()) return;
  const started = performance.now();
  say('▸ Seeding the content (up to a minute the first time) …');
  const end = await runLoudly({
    command: process.execPath,
    args: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'scripts/seed.mts'],
    cwd: cmsDir,
    env: childEnvironment(environment),
  });
  if (end !== 'code 0') throw new Refusal(`The seed did not finish (${end}); what it wrote is kept, and the next start goes on from there.`);
  say(`✓ Seeding the content: ${seconds(started)}`);
  writeFileSync(note, wanted());
}
