import { Link } from '@strapi/icons';
import { LinksPanel } from './LinksPanel';

/** The parts of Strapi's admin application that this plugin touches. */
interface AdminApp {
  addMenuLink(link: object): void;
  getPlugin(id: string): { apis: { addEditViewSidePanel(panels: unknown[]): void } };
}

export default {
  register(app: AdminApp) {
    app.addMenuLink({
      to: 'plugins/links',
      icon: Link,
      intlLabel: { id: 'links.title', defaultMessage: 'Links' },
      permissions: [{ action: 'plugin::links.read', subject: null }],
      Component: () => import('./LinksPage'),
    });
  },
  bootstrap(app: AdminApp) {
    app.getPlugin('content-manager').apis.addEditViewSidePanel([LinksPanel]);
  },
};
