import { getDelivery } from '../plugins/delivery/server';
import type { DocumentMiddleware } from './middleware';

/** One transaction around everything a write causes: what the rules and the projection do commits or rolls back with it. */
export const transaction: DocumentMiddleware = (strapi) => async (_context, next) =>
  strapi.db.transaction(async () => {
    await getDelivery(strapi).begin();
    return next();
  });
