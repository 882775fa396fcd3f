import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ownServer = fileURLToPath(new URL('../../.output/server/index.mjs', import.meta.url));

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export interface SiteProcess {
  url: string;
  /** Ends it as a failure of the machine would, or as an operator would. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export interface SiteOptions {
  cmsUrl: string;
  dataDir?: string;
  publicUrl?: string;
  /** Another build than this one. */
  server?: string;
}

/** The built site in a process of its own. */
export async function startSite({ cmsUrl, dataDir = '', publicUrl = 'http://site.test', server = ownServer }: SiteOptions): Promise<SiteProcess> {
  const port = await freePort();
  const env = { ...process.env, NITRO_HOST: '127.0.0.1', NITRO_PORT: String(port), NUXT_CMS_URL: cmsUrl, NUXT_DATA_DIR: dataDir, NUXT_PUBLIC_SITE_URL: publicUrl };
  const child = spawn(process.execPath, [server], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error('The site did not start.')))]);
  return {
    url: `http://127.0.0.1:${port}`,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
