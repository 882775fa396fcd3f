import { buildChanged, keepBuilds } from './run/build.mts';
import { checkAll } from './run/checks.mts';
import { anyDeath, runUntilStopped } from './run/lifetime.mts';
import { answering, startService } from './run/processes.mts';
import { say, step } from './run/progress.mts';
import { seedOnce } from './run/seeding.mts';
import { childEnvironment, cmsDir, loadEnvironment, localUrl, siteEnvironment, webDir } from './run/workspace.mts';

const READY_LIMIT_MS = 180_000;

/** Both sides in watch mode: saving a file of the CMS, of the admin or of the site shows within seconds. */
async function develop(): Promise<never> {
  const environment = loadEnvironment();
  const { cms, web } = environment;
  const database = await checkAll(environment);
  await buildChanged(environment, ['cms']);
  await seedOnce(environment, database);
  keepBuilds();
  const env = { ...childEnvironment(environment), ...siteEnvironment(environment), NODE_ENV: 'development' };
  const services = [
    startService('cms ', { command: 'strapi', args: ['develop'], cwd: cmsDir, env }),
    startService('site', { command: 'nuxt', args: ['dev', '--host', web.host, '--port', String(web.port)], cwd: webDir, env }),
  ];
  const death = anyDeath(services);
  const ready = Promise.all([answering(`${localUrl(cms)}/api/ready`, READY_LIMIT_MS), answering(`${localUrl(web)}/`, READY_LIMIT_MS)]);
  await step('Starting both in watch mode', 'about half a minute', () => Promise.race([ready, death]));
  say();
  say(`  The site    ${web.publicUrl}`);
  say(`  The admin   ${cms.publicUrl}/admin`);
  say();
  return death;
}

runUntilStopped(develop);
