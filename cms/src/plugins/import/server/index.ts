import type { Core } from '@strapi/strapi';
import { createImports, type Imports } from './imports';
import { ensureImportTables } from './record/tables';

export function getImports(strapi: Core.Strapi): Imports {
  return strapi.plugin('import').service('imports');
}

export default {
  services: {
    imports: ({ strapi }: { strapi: Core.Strapi }) => createImports(strapi),
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await ensureImportTables(strapi);
  },
};
