import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Starts the CMS on the empty database of its environment, and stops it: all that a first start makes is there then. */
const appDir = resolve(import.meta.dirname, '../..');
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof import('@strapi/strapi');
const strapi = await createStrapi({ appDir, distDir: join(appDir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
await strapi.destroy();
