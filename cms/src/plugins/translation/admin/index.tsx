import { Elsewhere } from './Elsewhere';

/** The part of Strapi's admin application that this plugin touches. */
interface AdminApp {
  getPlugin(id: string): { injectComponent(view: string, zone: string, component: object): void };
}

export default {
  // Strapi calls it without asking whether there is one; the content manager is not there yet.
  register() {},
  bootstrap(app: AdminApp) {
    app.getPlugin('content-manager').injectComponent('listView', 'actions', { name: 'translation-elsewhere', Component: Elsewhere });
  },
};
