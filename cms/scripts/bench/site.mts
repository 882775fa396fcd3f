import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { answering } from '../run/processes.mts';
import { webDir } from '../run/workspace.mts';
import type { BenchServer } from './servers.mts';

const READY_LIMIT_MS = 30_000;

/** The built site before a CMS. NUXT_PAGE_CACHE_BYTES 0: every page is made anew by Nuxt. */
export async function startBuiltSite(cmsUrl: string, env: { NUXT_PAGE_CACHE_BYTES?: string } = {}): Promise<BenchServer> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  const child = spawn(process.execPath, [join(webDir, '.output/server/index.mjs')], {
    env: { ...process.env, NODE_ENV: 'production', NITRO_HOST: '127.0.0.1', NITRO_PORT: String(port), NUXT_CMS_URL: cmsUrl, NUXT_PUBLIC_SITE_URL: `http://127.0.0.1:${port}`, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}/`, READY_LIMIT_MS);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
