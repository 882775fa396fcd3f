import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Delivery } from '../../src/plugins/delivery/server/delivery.ts';
import type { IndexReport } from '../../src/plugins/search/server/verify/verify-index.ts';
import { cmsDir } from '../run/workspace.mts';

/** The CMS as `strapi start` runs it, on the port it is told (0: any), with a token for the writer. Told to verify, it answers with the differences. */
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof import('@strapi/strapi');
const strapi = await createStrapi({ appDir: cmsDir, distDir: join(cmsDir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
strapi.log.level = 'error';
strapi.config.set('server.port', Number(process.env.SPAWNED_CMS_PORT));

const tokens = strapi.service('admin::api-token');
const { accessKey } = (await tokens.create({ name: `Writer ${process.pid}`, description: '', type: 'full-access', lifespan: null })) as { accessKey: string };

await strapi.start();

interface SearchPlugin {
  feed: { reach(number: number, limitMs: number): Promise<boolean> };
  verify(onReport: (file: string, report: IndexReport) => void): Promise<void>;
}

/** How the search index differs from the records once it has caught up with them. */
async function searchDifferences(delivery: Delivery): Promise<string[]> {
  const search = strapi.plugin('search').service<SearchPlugin>('search');
  await delivery.refresh();
  if (!(await search.feed.reach(delivery.changes.number, 60_000))) return ['the index has not caught up within a minute'];
  const found: string[] = [];
  let compared = 0;
  await search.verify((file, { number, documents, differences }) => {
    compared += number === null ? 0 : documents + 1;
    found.push(...differences.map(({ kind, type, documentId }) => `${file}: ${kind} ${type} ${documentId}`));
  });
  return compared === 0 ? [...found, 'there is no index'] : found;
}

process.on('message', (message) => {
  if (message !== 'verify') return;
  const delivery = strapi.plugin('delivery').service<Delivery>('delivery');
  void (async () => process.send?.({ differences: await delivery.verify(), search: await searchDifferences(delivery) }))();
});
process.once('disconnect', () => process.exit(1));
process.send?.({ url: `http://127.0.0.1:${(strapi.server.httpServer.address() as AddressInfo).port}`, token: accessKey });
