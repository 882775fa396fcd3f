import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { locales } from '../../../../config/locales';
import { entriesElsewhere } from './elsewhere';

interface Request {
  params: { model: string };
  query: Record<string, unknown>;
  body: unknown;
}

function isLocalized(strapi: Core.Strapi, uid: string): boolean {
  const options = strapi.getModel(uid as 'admin::user')?.pluginOptions as { i18n?: { localized?: boolean } } | undefined;
  return options?.i18n?.localized === true;
}

/** Only those may ask who may read the type. */
const policies = [
  'admin::isAuthenticatedAdmin',
  { name: 'plugin::content-manager.hasPermissions', config: { actions: ['plugin::content-manager.explorer.read'] } },
];

export default {
  controllers: {
    elsewhere: ({ strapi }: { strapi: Core.Strapi }) => ({
      async count(context: Request) {
        const { model } = context.params;
        const locale = locales.find(({ code }) => code === context.query.locale)?.code;
        if (!isLocalized(strapi, model)) throw new errors.NotFoundError(`${model} has no languages`);
        if (!locale) throw new errors.ValidationError(`locale must be one of ${locales.map(({ code }) => code).join(', ')}`);
        context.body = { data: await entriesElsewhere(strapi, model, locale) };
      },
    }),
  },
  routes: {
    admin: { type: 'admin', routes: [{ method: 'GET', path: '/elsewhere/:model', handler: 'elsewhere.count', config: { policies } }] },
  },
};
