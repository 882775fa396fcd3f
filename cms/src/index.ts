import type { Core } from '@strapi/strapi';
import { proveCommits } from './database/commit';
import { settleDatabase } from './database/settle';
import { refreshStatistics } from './database/statistics';
import { registerDocumentRules } from './documents';
import { ensureAdministrator } from './startup/administrator';
import { ensureImporterToken } from './startup/importer-token';
import { ensureLayouts } from './startup/layouts';
import { ensureLocales } from './startup/locales';
import { ensureRoles } from './startup/roles';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    proveCommits(strapi);
    registerDocumentRules(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureLocales(strapi);
    await ensureRoles(strapi);
    await ensureLayouts(strapi);
    await ensureImporterToken(strapi);
    await ensureAdministrator(strapi);
    await refreshStatistics(strapi);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await settleDatabase(strapi);
  },
};
