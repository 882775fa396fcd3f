import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { readMessages } from '../messages';

const server = fileURLToPath(new URL('../../.output/server/index.mjs', import.meta.url));

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

let site: ChildProcess;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NITRO_HOST: '127.0.0.1', NITRO_PORT: String(port), NUXT_CMS_URL: `http://127.0.0.1:${await freePort()}` };
  site = spawn(process.execPath, [server], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(site.stdout ?? site, 'data');
});

afterAll(() => site?.kill());

it.each(locales)('says in $name that the content cannot be reached, and when to ask again', async ({ code }) => {
  const response = await fetch(`${url}/${code}`, { headers: { Accept: 'text/html' } });
  const html = await response.text();
  expect({ status: response.status, retry: response.headers.get('retry-after') }).toEqual({ status: 503, retry: '60' });
  expect(html).toContain(`lang="${code}"`);
  expect(html).toContain(readMessages(code).get('error.unavailableTitle'));
  expect(html).not.toContain('<script');
});
