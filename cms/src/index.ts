import type { Core } from '@strapi/strapi';
import { registerDocumentRules } from './documents';
import { ensureLocales } from './startup/locales';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerDocumentRules(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLocales(strapi);
  },
};
