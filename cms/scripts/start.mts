import { join } from 'node:path';
import type { Environment } from '../src/environment.ts';
import { buildChanged } from './run/build.mts';
import { checkAll } from './run/checks.mts';
import { anyDeath, runUntilStopped } from './run/lifetime.mts';
import { answering, type Service, startService } from './run/processes.mts';
import { say, seconds, step } from './run/progress.mts';
import { seedOnce } from './run/seeding.mts';
import { childEnvironment, cmsDir, cmsEnvironment, loadEnvironment, localUrl, siteEnvironment, webDir } from './run/workspace.mts';

const READY_LIMIT_MS = 120_000;

function startBoth(environment: Environment): Service[] {
  const env = childEnvironment(environment);
  return [
    startService('cms ', { command: 'strapi', args: ['start'], cwd: cmsDir, env: { ...env, ...cmsEnvironment() } }),
    startService('site', {
      command: process.execPath,
      args: [join(webDir, '.output/server/index.mjs')],
      cwd: webDir,
      env: { ...env, ...siteEnvironment(environment) },
    }),
  ];
}

async function adminHint({ cms, administrator }: Environment): Promise<string> {
  if (administrator) return `Sign in to the admin as ${administrator.email}.`;
  const response = await fetch(`${localUrl(cms)}/admin/init`);
  const { data } = (await response.json()) as { data: { hasAdmin: boolean } };
  return data.hasAdmin
    ? 'Sign in to the admin with your own account.'
    : 'To become administrator open the admin: its first page makes your account. (Or set ADMIN_EMAIL and ADMIN_PASSWORD and start again.)';
}

async function start(): Promise<never> {
  const started = performance.now();
  const environment = loadEnvironment();
  const { cms, web } = environment;
  const database = await checkAll(environment);
  await buildChanged(environment);
  await seedOnce(environment, database);
  const services = startBoth(environment);
  const death = anyDeath(services);
  const ready = Promise.all([answering(`${localUrl(cms)}/api/ready`, READY_LIMIT_MS), answering(`${localUrl(web)}/`, READY_LIMIT_MS)]);
  await step('Starting the CMS and the site', 'a few seconds', () => Promise.race([ready, death]));
  say();
  say(`  The site    ${web.publicUrl}`);
  say(`  The admin   ${cms.publicUrl}/admin`);
  say(`  The API     ${cms.publicUrl}/api`);
  say();
  say(`  ${await adminHint(environment)}`);
  say(`  Ready after ${seconds(started)}. Ctrl-C stops everything and keeps all data.`);
  say();
  return death;
}

runUntilStopped(start);
