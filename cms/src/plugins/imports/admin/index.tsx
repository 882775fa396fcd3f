import { Upload } from '@strapi/icons';

/** The part of Strapi's admin application that this plugin touches. */
interface AdminApp {
  addMenuLink(link: object): void;
}

export default {
  register(app: AdminApp) {
    app.addMenuLink({
      to: 'plugins/imports',
      icon: Upload,
      intlLabel: { id: 'imports.title', defaultMessage: 'Imports' },
      permissions: [{ action: 'plugin::imports.read', subject: null }],
      Component: () => import('./ImportPages'),
    });
  },
};
