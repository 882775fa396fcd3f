import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../delivery/server';
import { defaultLocale, locales } from '../../../../config/locales';
import { answerExport, exportAt } from './export/outlet';
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
    const { api, model, reader } = getDelivery(strapi);
    const limits = { locales: locales.map(({ code }) => code), defaultLocale };
    api.addStreams((path) => {
      const format = exportAt(path);
      return format && ((request, response) => void answerExport({ model, reader, limits }, format, request, response));
    });
  },
};
