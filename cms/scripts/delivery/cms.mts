import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Delivery } from '../../src/plugins/delivery/server/delivery.ts';
import { childEnvironment, cmsDir, explained, loadEnvironment, Refusal } from '../run/workspace.mts';

/**
 * Loads the CMS of the environment without its server, works with its delivery, and unloads it. May run beside a CMS that serves:
 * that one sees what changed by asking the database, as it does with other processes.
 */
export async function withDelivery<Result>(work: (delivery: Delivery, strapi: Core.Strapi) => Promise<Result>): Promise<Result> {
  const distDir = join(cmsDir, 'dist');
  if (!existsSync(join(distDir, 'src/index.js'))) throw new Refusal('The CMS is not built yet: start it once, then try again.');
  Object.assign(process.env, childEnvironment(loadEnvironment()));
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof import('@strapi/strapi');
  const strapi = createStrapi({ appDir: cmsDir, distDir, serveAdminPanel: false, autoReload: false });
  strapi.log.level = 'error';
  await strapi.load();
  try {
    return await work(strapi.plugin('delivery').service<Delivery>('delivery'), strapi);
  } finally {
    await strapi.destroy();
  }
}

/** Runs a command to its end: exit 0 if it answers true, 1 if not or if it fails, then with one sentence. */
export async function runCommand(command: () => Promise<boolean>): Promise<never> {
  try {
    process.exit((await command()) ? 0 : 1);
  } catch (cause) {
    const error = explained(cause);
    process.stderr.write(`✗ ${error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
