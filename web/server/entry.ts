import '#nitro-internal-pollyfills';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { toNodeListener } from 'h3';
import { useNitroApp, useRuntimeConfig } from 'nitropack/runtime';
import { setupGracefulShutdown, trapUnhandledNodeErrors } from 'nitropack/runtime/internal';
import { locales } from '../../cms/config/locales';
import { startPages } from './pages/start';

function listen(server: Server): Promise<string> {
  const { NITRO_HOST, HOST, NITRO_PORT, PORT } = process.env;
  const host = NITRO_HOST || HOST;
  return new Promise((listening, failed) => {
    server.once('error', failed).listen({ host, port: Number(NITRO_PORT || PORT || 3000) }, () => {
      const address = server.address();
      listening(typeof address === 'object' && address ? `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}` : String(address));
    });
  });
}

/** The site's process: Nitro's own server, with the kept pages before it. `nuxt dev` has a server of its own and keeps nothing. */
async function serve(): Promise<void> {
  const nitro = useNitroApp();
  const { cmsUrl, cmsTimeoutMs, dataDir, pageCacheBytes, public: { siteUrl }, app } = useRuntimeConfig();
  const { listener, stop } = await startPages({
    nitro,
    locales: locales.map(({ code }) => code),
    cms: { baseUrl: cmsUrl, timeoutMs: Number(cmsTimeoutMs) },
    // What pages say of themselves depends on the site's address too.
    build: `${app.buildId} ${siteUrl}`,
    folder: dataDir ? join(dataDir, 'pages') : null,
    maxBytes: Number(pageCacheBytes),
    otherwise: toNodeListener(nitro.h3App),
  });
  nitro.hooks.hook('close', stop);
  const server = createServer(listener);
  setupGracefulShutdown(server, nitro);
  console.log(`Listening on ${await listen(server)}`);
}

trapUnhandledNodeErrors();
serve().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
