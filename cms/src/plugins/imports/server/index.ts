import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../delivery/server';
import { getSearch } from '../../search/server';
import { defaultLocale, locales } from '../../../../config/locales';
import { createDesk, type Desk } from './desk';
import { ExportReaders } from './export/export-readers';
import { answerExport, exportAt, type ExportContext } from './export/outlet';
import { createController } from './http/controller';
import { actions, routes } from './http/routes';
import { createImports, type Imports } from './imports';
import { ensureImportTables } from './record/tables';

let desk: Desk | undefined;

export function getImports(strapi: Core.Strapi): Imports {
  return strapi.plugin('imports').service('imports');
}

export default {
  services: {
    imports: ({ strapi }: { strapi: Core.Strapi }) => createImports(strapi),
  },
  controllers: {
    imports: ({ strapi }: { strapi: Core.Strapi }) =>
      createController(strapi, () => {
        if (!desk) throw new Error('Imports are asked for before the start is over.');
        return desk;
      }),
  },
  routes: { admin: { type: 'admin', routes } },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    // One process makes them, of several that start at the same time.
    await strapi.db.transaction(async () => {
      await getDelivery(strapi).lock();
      await ensureImportTables(strapi);
    });
    await strapi.service('admin::permission').actionProvider.registerMany(actions);
    const opened = (desk = createDesk(strapi));
    opened.uploads.sweep();
    getDelivery(strapi).beforeStop(() => opened.stop());
    const { api, model, reader } = getDelivery(strapi);
    const context: ExportContext = {
      model, reader, limits: { locales: locales.map(({ code }) => code), defaultLocale }, readers: new ExportReaders(),
      findWorks: (query, asked) => getSearch(strapi).works(query, asked),
      onError: (error) => void strapi.log.error(error),
    };
    api.addStreams((path) => {
      const asked = exportAt(path);
      return asked && ((request, response) => void answerExport(context, asked, request, response));
    });
  },
};
