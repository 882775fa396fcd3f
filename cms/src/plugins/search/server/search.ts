import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { defaultLocale, locales } from '../../../../config/locales';
import { readEnvironment } from '../../../environment';
import { getDelivery } from '../../delivery/server';
import { modelSignature } from '../../delivery/server/store/tables';
import { databaseIdentity } from './feed/identity';
import { IndexFeed } from './feed/index-feed';
import { createSearchOutlet } from './http/search-outlet';
import { createSuggestOutlet } from './http/suggest-outlet';
import { createEngineClient, type EngineClient } from './worker/engine-client';

/** Raise this when the same records make another index: every index is then made anew. */
const INDEX_FORMAT = 1;
const LIST_BYTES = 64 * 1024 * 1024;
const PORTION = 100;

/** The search of this process: an index that follows the records, and the addresses that ask it. */
export function createSearch(strapi: Core.Strapi) {
  const delivery = getDelivery(strapi);
  const { model, reader } = delivery;
  const onError = (error: unknown) => void strapi.log.error(error);
  const languages = locales.map(({ code }) => code);
  let engine: EngineClient | undefined;
  let feed: IndexFeed | undefined;
  let unsubscribe = () => {};

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
      const identity = await databaseIdentity(delivery.projector.connection());
      const signature = [INDEX_FORMAT, identity, modelSignature(model, locales)].join(' ');
      engine = createEngineClient({ folder: join(readEnvironment().dataDir, 'search'), locales, signature, listBytes: LIST_BYTES }, onError);
      feed = new IndexFeed({ engine, reader: { get db() { return reader.db; }, model, languages, portion: PORTION }, onError });
      const options = {
        reader, model, engine, feed, currentNumber: () => delivery.changes.number, lastNumber: (types: readonly string[]) => delivery.changes.lastNumber(types),
        limits: { locales: languages, defaultLocale }, chains: new Map(locales.map(({ code, fallback }) => [code, fallback])),
      };
      delivery.api.add(createSearchOutlet(options));
      delivery.api.add(createSuggestOutlet(options));
      unsubscribe = delivery.changes.onMove(() => feed?.wake());
      feed.wake();
    },

    async stop(): Promise<void> {
      unsubscribe();
      await feed?.stop();
      await engine?.close().catch(onError);
    },
  };
}

export type Search = ReturnType<typeof createSearch>;
