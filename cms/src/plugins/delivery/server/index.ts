import type { Core } from '@strapi/strapi';
import { createDelivery, type Delivery } from './delivery';

let delivery: Delivery | undefined;

/** The read side of this CMS. Only after the plugin's bootstrap. */
export function getDelivery(strapi: Core.Strapi): Delivery {
  return strapi.plugin('delivery').service('delivery');
}

export default {
  services: {
    delivery: ({ strapi }: { strapi: Core.Strapi }) => (delivery ??= createDelivery(strapi)),
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await getDelivery(strapi).start();
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await getDelivery(strapi).stop();
    delivery = undefined;
  },
};
