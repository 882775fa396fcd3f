import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Delivery } from '../../src/plugins/delivery/server/delivery.ts';
import { cmsDir } from '../run/workspace.mts';

/** The CMS as `strapi start` runs it, on the port it is told (0: any), with a token for the writer. Told to verify, it answers with the differences. */
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof import('@strapi/strapi');
const strapi = await createStrapi({ appDir: cmsDir, distDir: join(cmsDir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
strapi.log.level = 'error';
strapi.config.set('server.port', Number(process.env.SPAWNED_CMS_PORT));

const tokens = strapi.service('admin::api-token');
const { accessKey } = (await tokens.create({ name: `Writer ${process.pid}`, description: '', type: 'full-access', lifespan: null })) as { accessKey: string };

await strapi.start();
process.on('message', (message) => {
  if (message !== 'verify') return;
  const verified = strapi.plugin('delivery').service<Delivery>('delivery').verify();
  void verified.then((differences) => process.send?.({ differences }));
});
process.once('disconnect', () => process.exit(1));
process.send?.({ url: `http://127.0.0.1:${(strapi.server.httpServer.address() as AddressInfo).port}`, token: accessKey });
