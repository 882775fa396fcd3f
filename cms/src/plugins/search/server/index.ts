import type { Core } from '@strapi/strapi';
import { createSearch, type Search } from './search';

let search: Search | undefined;

/** The search of this CMS. Only after the plugin's bootstrap. */
export function getSearch(strapi: Core.Strapi): Search {
  return strapi.plugin('search').service('search');
}

export default {
  services: {
    search: ({ strapi }: { strapi: Core.Strapi }) => (search ??= createSearch(strapi)),
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await getSearch(strapi).start();
  },
  /** It has stopped with the delivery by now. */
  destroy() {
    search = undefined;
  },
};
