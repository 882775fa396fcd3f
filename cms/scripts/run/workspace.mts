import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type Environment, readEnvironment } from '../../src/environment.ts';

export const root = resolve(import.meta.dirname, '../../..');
export const cmsDir = join(root, 'cms');
export const webDir = join(root, 'web');

/** A reason not to go on that the person at the keyboard can act on: one sentence, shown without a stack. */
export class Refusal extends Error {
  override name = 'Refusal';
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']);

/** A full disk, whoever noticed it, as a reason that a person can act on. All other errors as they are. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !FULL.has((error as NodeJS.ErrnoException).code ?? '')) return error;
  return new Refusal(`The disk is full (${error.message}). What was written before is kept: make room and start again.`);
}

/** Reads `.env` of the workspace, if there is one, below what the shell has set, and validates the whole. */
export function loadEnvironment(): Environment {
  const file = join(root, '.env');
  try {
    if (existsSync(file)) process.loadEnvFile(file);
    return readEnvironment(process.env, root);
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

/** Where a process on this machine reaches a server that listens on `host`. */
export function localUrl({ host, port }: { host: string; port: number }): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What every child process sees: the validated values, this very Node and the workspace's own commands first. */
export function childEnvironment(environment: Environment): NodeJS.ProcessEnv {
  const { cms, web, dataDir } = environment;
  const commands = [dirname(process.execPath), join(cmsDir, 'node_modules/.bin'), join(webDir, 'node_modules/.bin')];
  return {
    ...process.env,
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    NUXT_TELEMETRY_DISABLED: '1',
    CMS_HOST: cms.host,
    CMS_PORT: String(cms.port),
    CMS_PUBLIC_URL: cms.publicUrl,
    WEB_HOST: web.host,
    WEB_PORT: String(web.port),
    WEB_PUBLIC_URL: web.publicUrl,
    DATA_DIR: dataDir,
    PATH: [...commands, process.env.PATH ?? ''].join(delimiter),
  };
}

/** Node gives young objects so much room that a CMS at rest takes 420 MB; with the first it takes 310. The second lets it give back what a start took, and then it is 265. */
const CMS_NODE_FLAGS = ['--max-semi-space-size=8', '--expose-gc'];

/** What the CMS reads on top. Two arenas of the C library are enough: with one a thread, memory that was given back stays taken. */
export const cmsEnvironment = (): NodeJS.ProcessEnv => ({ MALLOC_ARENA_MAX: '2', NODE_OPTIONS: [process.env.NODE_OPTIONS, ...CMS_NODE_FLAGS].filter(Boolean).join(' ') });

/** What the site reads on top: Nuxt's own names for its run-time configuration. */
export function siteEnvironment({ cms, web, dataDir }: Environment): NodeJS.ProcessEnv {
  return {
    NITRO_HOST: web.host,
    NITRO_PORT: String(web.port),
    NUXT_CMS_URL: localUrl(cms),
    NUXT_CMS_PUBLIC_URL: cms.publicUrl,
    NUXT_PUBLIC_SITE_URL: web.publicUrl,
    NUXT_DATA_DIR: join(dataDir, 'site'),
  };
}
