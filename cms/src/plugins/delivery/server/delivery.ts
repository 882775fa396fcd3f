import type { Server } from 'node:http';
import type { Core } from '@strapi/strapi';
import { locales, defaultLocale } from '../../../../config/locales';
import { ensureDocumentTables } from '../../../documents/tables';
import { readEnvironment, readSecrets } from '../../../environment';
import type { PreviewRequest } from './admin-preview';
import { createAddressOutlet } from './http/address-outlet';
import { createApi } from './http/api';
import { type Drain, trackRequests } from './http/drain';
import { createFileAccess } from './http/file-access';
import { formatPreviewPath, hasPage } from './http/preview-path';
import { createPreviewToken, PREVIEW_LIFETIME_MS } from './http/preview-token';
import { answerBrokenRequests, serveApi } from './http/server';
import { type RawSchema, toContentModel, type TypeModel } from './project/model';
import type { Sighting } from './project/sighting';
import type { Reader } from './query/relations';
import { createTotals } from './query/totals';
import { ChangeWatch } from './store/changes';
import { createProjector } from './store/projector';
import { watchMedia } from './store/media';
import { openReadConnection, type ReadConnection } from './store/read-connection';
import { type Progress, rebuild, verify } from './store/reconcile';
import { lockSequence } from './store/sequence';
import { storeSighting } from './store/sightings';
import { acceptSignature, ensureTables, modelSignature } from './store/tables';
import type { Dialect } from './store/sql';

/** Changes of other processes are seen this soon, and time-dependent records are looked after this often. */
const WATCH_MS = 250;
const EXPIRY_MS = 15_000;
const DRAIN_MS = 10_000;
const CACHE_BYTES = 64 * 1024 * 1024;

function readModel(strapi: Core.Strapi) {
  const schemas = Object.values(strapi.contentTypes).filter(({ uid }) => uid.startsWith('api::'));
  return toContentModel(schemas as unknown as RawSchema[], strapi.components as never);
}

/** The read side: keeps records equal to what is published, and serves them. */
export function createDelivery(strapi: Core.Strapi) {
  const model = readModel(strapi);
  const dialect: Dialect = strapi.db.dialect.client === 'postgres' ? 'postgres' : 'sqlite';
  const clock = { now: () => new Date() };
  const now = () => clock.now();
  const projector = createProjector(strapi, { model, locales, now, dialect });
  let opened: ReadConnection | undefined;
  const reading = () => (opened ??= openReadConnection(strapi));
  const changes = new ChangeWatch(reading, (error) => strapi.log.error(error));
  const { previewSecret } = readSecrets(readEnvironment().dataDir);
  const reader: Reader = { get db() { return reading(); }, dialect, types: model.types, totals: createTotals() };
  const limits = { locales: locales.map(({ code }) => code), defaultLocale };
  const chains = new Map(locales.map(({ code, fallback }) => [code, fallback]));
  const api = createApi({ strapi, reader, projector, changes, limits, chains, previewSecret, now, deliverDue: sweep, cacheBytes: CACHE_BYTES });
  api.add(createAddressOutlet({ reader, limits, chains }));
  const files = createFileAccess({ reading, projector, types: model.types, secret: previewSecret, now });
  const dependants: (() => Promise<void>)[] = [];
  let drain: Drain | undefined;
  let expiry: NodeJS.Timeout | undefined;
  let sweeping = Promise.resolve();

  const typeOf = (uid: string): TypeModel | undefined => [...model.types.values()].find((type) => type.uid === uid);

  /** A link's token for the draft of a document, good for a quarter of an hour. */
  const previewToken = (uid: string, documentId: string): string =>
    createPreviewToken({ type: typeOf(uid)?.name ?? '', documentId, expiresAt: now().getTime() + PREVIEW_LIFETIME_MS }, previewSecret);

  /** After a commit here: every answer from now on shows it. */
  async function refresh(): Promise<void> {
    await reading().catchUp();
    await changes.refresh();
  }

  /** Delivers again what time alone has changed, such as a testimonial whose consent has ended. */
  async function deliverDue(): Promise<void> {
    for (const { type: name, document_id } of await projector.due()) {
      const type = model.types.get(name);
      if (type) await strapi.db.transaction(() => projector.deliver(type, [document_id]));
    }
    await refresh();
  }

  /** The same, one after the other. */
  function sweep(): Promise<void> {
    const turn = sweeping.then(deliverDue);
    sweeping = turn.catch(() => {});
    return turn;
  }

  /** Makes the tables, and all records anew where the content model is not the one they were made with. */
  async function prepare(): Promise<void> {
    const signature = modelSignature(model, locales);
    const db = projector.connection();
    await ensureDocumentTables(strapi);
    if (!(await ensureTables(db, dialect, model, signature))) return;
    const changed = await rebuild(strapi, projector);
    await acceptSignature(db, signature);
    strapi.log.info(`delivery: made ${changed} records, because the content model is new`);
  }

  return {
    model,
    reader,
    projector,
    changes,
    api,
    files,
    clock,
    deliverDue,

    async start(): Promise<void> {
      await strapi.db.transaction(prepare);
      await deliverDue();
      watchMedia(strapi, projector, refresh);
      changes.start(WATCH_MS);
      expiry = setInterval(() => {
        sweep().catch((error: unknown) => void strapi.log.error(error));
      }, EXPIRY_MS);
      expiry.unref();
      const server: Server = strapi.server.httpServer;
      serveApi(server, api);
      answerBrokenRequests(server);
      drain = trackRequests(server);
    },

    /** What reads records stops when all requests are answered, and before there is nothing left to read from. */
    beforeStop(stop: () => Promise<void>): void {
      dependants.push(stop);
    },

    async stop(): Promise<void> {
      clearInterval(expiry);
      await drain?.finish(DRAIN_MS);
      for (const stop of dependants) await stop();
      await sweeping;
      await changes.stop();
      await opened?.close();
    },

    /** Projects a document again; for the Document Service middleware, inside its transaction. */
    async deliver(uid: string, documentId: string): Promise<void> {
      const type = typeOf(uid);
      if (type) await projector.deliver(type, [documentId]);
    },

    /**
     * The first statement of a write's transaction. SQLite cannot turn a reading transaction into a writing one when another process
     * has written in between; one that begins by writing waits its turn instead.
     */
    async begin(): Promise<void> {
      if (dialect === 'sqlite') await lockSequence(projector.connection(), dialect);
    },

    /**
     * Holds every other write to the records off until the caller's transaction ends, so that what it has read of them stays true.
     */
    lock: () => lockSequence(projector.connection(), dialect),

    /** Tells readers what was seen at an address, in every document that shows it; null forgets it. In the caller's transaction, after `lock`. */
    async noteSighting(url: string, sighting: Sighting | null, documents: readonly { type: string; documentId: string }[]): Promise<void> {
      await storeSighting(projector.connection(), url, sighting);
      for (const [name, shown] of Map.groupBy(documents, ({ type }) => type)) {
        const type = model.types.get(name);
        if (type) await projector.deliver(type, shown.map(({ documentId }) => documentId));
      }
    },

    refresh,
    rebuild: (onProgress?: (progress: Progress) => void) => rebuild(strapi, projector, onProgress),
    verify: (onProgress?: (progress: Progress) => void) => verify(strapi, projector, onProgress),

    previewToken,

    /** Where the site shows a document, or its draft, to who may see it; undefined for a type without a page. */
    previewPath(uid: string, { documentId, locale, status }: PreviewRequest): string | undefined {
      const type = typeOf(uid);
      if (!type || !hasPage(type)) return undefined;
      const token = type.drafts && status !== 'published' ? previewToken(uid, documentId) : null;
      return formatPreviewPath({ type, documentId, locale: locale || defaultLocale, token });
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;
