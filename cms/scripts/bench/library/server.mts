import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import Database from 'better-sqlite3';
import { locales } from '../../../config/locales.ts';
import type { Delivery } from '../../../src/plugins/delivery/server/delivery.ts';
import type * as Questions from '../../../src/plugins/search/server/query/question.ts';
import type { Search } from '../../../src/plugins/search/server/search.ts';
import { cmsDir } from '../../run/workspace.mts';
import type { Answers, Asked } from './messages.mts';
import type { LibraryQuery } from './queries.mts';

const require = createRequire(import.meta.url);
const { parseWords } = require(join(cmsDir, 'dist/src/plugins/search/server/query/question.js')) as typeof Questions;
const { createStrapi } = require('@strapi/strapi') as typeof import('@strapi/strapi');

const WORK = 'api::resource.resource';
const PUBLISHES = 10;

/** The CMS as `strapi start` runs it, on a free port, answering its parent besides. Ends with it. */
const strapi: Core.Strapi = await createStrapi({ appDir: cmsDir, distDir: join(cmsDir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
strapi.log.level = 'error';
strapi.config.set('server.port', 0);
await strapi.start();
const delivery = strapi.plugin('delivery').service<Delivery>('delivery');
const search = strapi.plugin('search').service<Search>('search');
const url = `http://127.0.0.1:${(strapi.server.httpServer.address() as AddressInfo).port}`;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const types = [...delivery.model.types.values()].filter(({ single, name }) => !single && name !== 'announcement' && name !== 'concept').map(({ name }) => name);
/** As the API asks: it shows no more of these. */
const MOST = { frontier: 100, theme: 100, region: 100, organization: 100 };

const toQuestion = ({ locale, q, facets, years, sort, start, limit }: LibraryQuery): Questions.Question => ({
  locales: [locale, ...(locales.find(({ code }) => code === locale)?.fallback ?? [])], ownOnly: false, words: parseWords(q), types, facets: { type: ['resource'], ...facets }, most: MOST, years, like: null, sort, start, limit,
});

async function publishOnce(number: number): Promise<number> {
  const word = `findable${number}x${process.pid}`;
  const documents = strapi.documents(WORK);
  const { documentId } = await documents.create({ locale: 'en', status: 'published', data: { title: `A work that is ${word}` } } as never);
  try {
    return await timed(async () => {
      for (;;) {
        const answer = (await (await fetch(`${url}/api/search?q=${word}&pagination[pageSize]=1`)).json()) as { meta?: { pagination: { total: number } } };
        if (answer.meta?.pagination.total) return;
        await delay(2);
      }
    });
  } finally {
    await documents.delete({ documentId });
  }
}

/** What the list view of the admin asks: a page of drafts in a language and how many there are, sorted and searched. */
async function adminList(): Promise<Answers['adminList']> {
  const documents = strapi.service('plugin::content-manager.document-manager') as unknown as { findPage(query: object, uid: string): Promise<unknown> };
  const page = { page: 1, pageSize: 50, locale: 'en', status: 'draft' };
  const asked: Record<string, object> = {
    'first page': { ...page, sort: 'title:ASC' },
    'page 1,000': { ...page, page: 1_000, sort: 'title:ASC' },
    'by last change': { ...page, sort: 'updatedAt:DESC' },
    'by year': { ...page, sort: 'year:DESC' },
    'a word in many': { ...page, sort: 'title:ASC', _q: 'justice' },
    'an author': { ...page, sort: 'title:ASC', _q: 'Wanjiku Otieno' },
    'an address': { ...page, sort: 'title:ASC', _q: 'work-4711' },
    'what is nowhere': { ...page, sort: 'title:ASC', _q: 'zzyzx' },
    'filter by kind': { ...page, sort: 'title:ASC', filters: { kind: { $eq: 'guide' } } },
    'in French': { ...page, locale: 'fr', sort: 'title:ASC' },
  };
  const times: Answers['adminList'] = [];
  for (const [what, query] of Object.entries(asked)) times.push({ what, ms: await timed(() => documents.findPage(query, WORK)) });
  return times;
}

/** Whether the engine has put titles in order and kept what a start needs: it does so when nothing changes for a while. */
function isKept(): boolean {
  const index = new Database(join(process.env.DATA_DIR ?? '', 'search/index-0.db'), { readonly: true });
  try {
    return index.prepare(`select 1 from packed where name = 'head'`).get() !== undefined;
  } finally {
    index.close();
  }
}

const inTurn = async <Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
};

const answers: { [Name in keyof Answers]: (parameters: never) => Promise<Answers[Name]> } = {
  settle: async () => {
    while (!isKept()) await delay(100);
    return true;
  },
  numbers: async () => ({ index: search.feed.number, last: delivery.changes.number }),
  engine: (queries: readonly LibraryQuery[]) => inTurn(queries, (query) => timed(() => search.engine.search(toQuestion(query)))),
  strapi: (queries: readonly LibraryQuery[]) => inTurn(queries, async ({ q, locale, start, limit }) => {
    // Below the Document Service, where `_q` is Strapi's own and not what editors get.
    const query = strapi.db.query(WORK) as unknown as { findMany(query: object): Promise<unknown>; count(query: object): Promise<unknown> };
    const shown = { locale, publishedAt: { $notNull: true } };
    const asked = async ({ where, ...rest }: { where?: object; _q?: string }) => {
      const found = { where: { ...shown, ...where }, ...rest };
      return [await query.findMany({ ...found, offset: start, limit }), await query.count(found)];
    };
    return {
      q: await timed(() => asked({ _q: q })),
      containsi: await timed(() => asked({ where: { $or: [{ title: { $containsi: q } }, { abstract: { $containsi: q } }] } })),
    };
  }),
  publish: () => inTurn(Array.from({ length: PUBLISHES }, (_, index) => index), publishOnce),
  adminList: () => adminList(),
  verify: async () => {
    let differences = 0;
    const ms = await timed(async () => (differences = (await delivery.verify()).length));
    return { ms, differences };
  },
};

process.on('message', ({ id, name, parameters }: Asked) => {
  answers[name](parameters as never).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.once('disconnect', () => void strapi.destroy().finally(() => process.exit(0)));
process.send?.({ port: Number(new URL(url).port) });
