import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import { withDelivery } from '../delivery/cms.mts';
import { CONTROLLER_PATH } from './addresses.mts';

type Handler = Parameters<Core.Strapi['server']['use']>[0];
type Context = Parameters<Handler>[0];
type Next = Parameters<Handler>[1];

/** Without an identity that may read the related types, the controller would leave them out. */
const ALLOWED = { strategy: { name: 'bench', verify: async () => {} }, credentials: null };

const cold = process.argv.includes('--cold');

/** Serves the CMS on a free port and tells it the parent. `--cold` reads every answer anew. Stops with the parent. */
await withDelivery(async (delivery, strapi) => {
  if (cold) Object.assign(delivery.api.cache, { kept: () => undefined, get: (_key: string, read: () => Promise<unknown>) => read() });
  const controller = strapi.controller('api::resource.resource') as unknown as { find(context: Context, next: Next): Promise<unknown> };
  strapi.server.use(async (context: Context, next: Next) => {
    if (context.path !== CONTROLLER_PATH) return next();
    context.state.auth = ALLOWED;
    context.body = await controller.find(context, next);
  });
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', () => listening()));
  process.send?.({ port: (httpServer.address() as AddressInfo).port });
  await new Promise((gone) => process.once('disconnect', gone));
});
process.exit(0);
