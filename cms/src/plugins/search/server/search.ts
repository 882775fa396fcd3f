import { existsSync, readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { defaultLocale, locales } from '../../../../config/locales';
import { readEnvironment } from '../../../environment';
import { getDelivery } from '../../delivery/server';
import type { Answer } from '../../delivery/server/http/answer';
import { modelSignature } from '../../delivery/server/store/tables';
import type { ChangeReader } from './feed/changed-documents';
import { databaseIdentity } from './feed/identity';
import { IndexFeed } from './feed/index-feed';
import { notReady } from './http/asking';
import { Crowd } from './http/crowd';
import { findWorks, type FoundWorks } from './http/found-works';
import { createSearchOutlet, type SearchOutletOptions } from './http/search-outlet';
import { createSuggestOutlet } from './http/suggest-outlet';
import { type IndexReport, verifyIndex } from './verify/verify-index';
import { createEngineClient, type EngineClient } from './worker/engine-client';

/** Raise this when the same records make another index: every index is then made anew. */
const INDEX_FORMAT = 4;
const LIST_BYTES = 32 * 1024 * 1024;
const PORTION = 100;

/** The search of this process: an index that follows the records, and the addresses that ask it. */
export function createSearch(strapi: Core.Strapi) {
  const delivery = getDelivery(strapi);
  const { model, reader } = delivery;
  const onError = (error: unknown) => void strapi.log.error(error);
  const languages = locales.map(({ code }) => code);
  let engine: EngineClient | undefined;
  let feed: IndexFeed | undefined;
  let asking: SearchOutletOptions | undefined;
  let unsubscribe = () => {};
  let finding: Promise<unknown> = Promise.resolve();
  const folder = join(readEnvironment().dataDir, 'search');
  const records: ChangeReader = { get db() { return reader.db; }, model, languages, portion: PORTION };

  /** What an index must have been made from and with. Another runtime finds other words in texts without spaces. */
  async function signature(): Promise<string> {
    const identity = await databaseIdentity(delivery.projector.connection());
    return [INDEX_FORMAT, identity, modelSignature(model, locales), process.versions.icu].join(' ');
  }

  function follow(): void {
    unsubscribe();
    unsubscribe = delivery.changes.onMove(() => feed?.wake());
    feed?.wake();
  }

  async function stop(): Promise<void> {
    unsubscribe();
    await feed?.stop();
    await engine?.close().catch(onError);
  }

  return {
    get engine(): EngineClient {
      if (!engine) throw new Error('The search has not been started.');
      return engine;
    },
    get feed(): IndexFeed {
      if (!feed) throw new Error('The search has not been started.');
      return feed;
    },

    async start(): Promise<void> {
      engine = createEngineClient({ folder, locales, signature: await signature(), listBytes: LIST_BYTES }, onError);
      feed = new IndexFeed({ engine, reader: records, onError });
      asking = {
        reader, model, engine, feed, crowd: new Crowd(), currentNumber: () => delivery.changes.number, lastNumber: (types: readonly string[]) => delivery.changes.lastNumber(types),
        limits: { locales: languages, defaultLocale }, chains: new Map(locales.map(({ code, fallback }) => [code, fallback])),
      };
      delivery.api.add(createSearchOutlet(asking));
      delivery.api.add(createSuggestOutlet(asking));
      delivery.beforeStop(stop);
      // Commands load the CMS as well, beside one that serves: they need no index of their own.
      const server: Server = strapi.server.httpServer;
      server.once('listening', follow);
    },

    /**
     * Every work that a query string of a search finds, in its order, or only whether it can be asked; an `Answer` where it cannot be told
     * now. One after the other: to tell a hundred thousand takes the engine a moment, in which it answers nobody. Throws BadRequest.
     */
    async works(query: string, asked: 'works' | 'nothing'): Promise<FoundWorks | Answer> {
      const options = asking;
      if (!options) return notReady();
      const found = finding.then(() => findWorks(options, query, asked));
      finding = found.catch(() => {});
      return found;
    },

    /** Keeps the index up from now on, in a process that does not serve. */
    follow,

    /** Compares every index file in the data folder with the records, whoever it belongs to. */
    async verify(onReport: (file: string, report: IndexReport) => void): Promise<void> {
      const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^index-\d+\.db$/.test(file)).sort() : [];
      const expected = await signature();
      for (const file of files) onReport(file, await verifyIndex(join(folder, file), records, expected));
    },
  };
}

export type Search = ReturnType<typeof createSearch>;
