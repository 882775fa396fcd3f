import type { StrapiApp } from '@strapi/strapi/admin';
import logo from './assets/logo.svg';
import { describeFields } from './edit-view';
import { nameCodes } from './list-view';
import { toStrapiMessages } from './messages';
import { toModels } from './models';
import en from './translations/en.json';
import es from './translations/es.json';
import fr from './translations/fr.json';

const models = toModels(
  import.meta.glob('../api/*/content-types/*/schema.json', { eager: true, import: 'default' }),
  import.meta.glob('../components/*/*.json', { eager: true, import: 'default' }),
);

export default {
  config: {
    locales: ['es', 'fr'],
    translations: { en: toStrapiMessages(en, models), es: toStrapiMessages(es, models), fr: toStrapiMessages(fr, models) },
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(app: StrapiApp) {
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', describeFields(en, models));
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', nameCodes);
  },
};
