import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { defaultLocale, locales } from '../../../../config/locales';
import { currentConnection } from '../../../documents/connection';
import { type Status, STATUSES } from '../shared/report';
import { getDelivery } from '../../delivery/server';
import { createLinks, type Links } from './links';
import { listLinks, PAGE_SIZE, reportsOfDocument, toReport } from './reports';
import { countStates } from './store/link-store';

let links: Links | undefined;

/** The link checker of this CMS. Only after the plugin's bootstrap. */
export function getLinks(strapi: Core.Strapi): Links {
  return strapi.plugin('links').service('links');
}

interface Request {
  params: Record<string, string>;
  query: Record<string, unknown>;
  request: { body?: unknown };
  body: unknown;
}

/** What a role may be given; startup/role-definitions gives them. */
const actions = [
  { section: 'plugins', displayName: 'See which links work', uid: 'read', pluginName: 'links' },
  { section: 'plugins', displayName: 'Have a link checked now', uid: 'check', pluginName: 'links' },
];

const policies = (action: string) => ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }];

/** Whoever may read the type may know of its links. */
const readers = ['admin::isAuthenticatedAdmin', { name: 'plugin::content-manager.hasPermissions', config: { actions: ['plugin::content-manager.explorer.read'] } }];

function readStatuses(value: unknown): Status[] {
  const names = typeof value === 'string' ? value.split(',') : [];
  const statuses = STATUSES.filter((status) => names.includes(status));
  if (statuses.length === 0 || statuses.length !== names.length) throw new errors.ValidationError(`status must be some of ${STATUSES.join(', ')}`);
  return statuses;
}

function readPage(value: unknown): number {
  const page = Number(value ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 100_000) throw new errors.ValidationError('page must be a whole number from 1 on');
  return page;
}

export default {
  services: {
    links: ({ strapi }: { strapi: Core.Strapi }) => (links ??= createLinks(strapi)),
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('admin::permission').actionProvider.registerMany(actions);
    await getLinks(strapi).start();
    getDelivery(strapi).beforeStop(() => getLinks(strapi).stop());
  },
  /** It has stopped with the delivery by now. */
  destroy() {
    links = undefined;
  },
  controllers: {
    links: ({ strapi }: { strapi: Core.Strapi }) => ({
      async ofEntry(context: Request) {
        const { model = '', documentId = '' } = context.params;
        context.body = { data: await reportsOfDocument(strapi, model, documentId), meta: { enabled: getLinks(strapi).enabled } };
      },

      async list(context: Request) {
        const { query } = context;
        const locale = locales.find(({ code }) => code === query.locale)?.code ?? defaultLocale;
        const page = readPage(query.page);
        const { links: data, total } = await listLinks(strapi, { statuses: readStatuses(query.status), page, locale });
        const counts = await countStates(currentConnection(strapi));
        context.body = { data, meta: { enabled: getLinks(strapi).enabled, counts, page, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)), total } };
      },

      async check(context: Request) {
        const { url } = (context.request.body ?? {}) as { url?: unknown };
        if (typeof url !== 'string') throw new errors.ValidationError('url must be the address to check');
        if (!getLinks(strapi).enabled) throw new errors.ApplicationError('Links are not checked on this server: LINK_CHECK is off.');
        const state = await getLinks(strapi).checkNow(url);
        if (!state) throw new errors.NotFoundError('No published entry shows this address.');
        context.body = { data: toReport(state) };
      },
    }),
  },
  routes: {
    admin: {
      type: 'admin',
      routes: [
        { method: 'GET', path: '/entries/:model/:documentId', handler: 'links.ofEntry', config: { policies: readers } },
        { method: 'GET', path: '/list', handler: 'links.list', config: { policies: policies('plugin::links.read') } },
        { method: 'POST', path: '/check', handler: 'links.check', config: { policies: policies('plugin::links.check') } },
      ],
    },
  },
};
