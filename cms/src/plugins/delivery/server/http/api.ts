import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../project/model';
import { BadRequest } from '../query/bad-request';
import { type EntryAnswer, type EntryKey, fetchEntry, fetchList, findMovedSlug, type ListAnswer } from '../query/fetch';
import type { EntryQuery, Limits, ListQuery } from '../query/parse';
import type { Reader } from '../query/relations';
import { typesOf } from '../query/selection';
import type { ChangeWatch } from '../store/changes';
import type { Projector } from '../store/projector';
import { type Answer, dataAnswer, errorAnswer, privateAnswer } from './answer';
import { AnswerCache, type Cached } from './cache';
import type { Outlet, OutletRequest, StreamOutlet } from './outlet';
import { readPreviewToken } from './preview-token';
import { previewEntry } from './preview';
import { type ApiRequest, createRequestReader } from './request';
import { API_PREFIX, splitUrl } from './route';

export interface ApiOptions {
  strapi: Core.Strapi;
  reader: Reader;
  projector: Projector;
  changes: ChangeWatch;
  limits: Limits;
  /** The languages a missing value is looked for in, by language. */
  chains: ReadonlyMap<string, readonly string[]>;
  cacheBytes: number;
  previewSecret: string;
  now: () => Date;
  /** Delivers again what time alone has changed by now. */
  deliverDue: () => Promise<void>;
}

const READY = `${API_PREFIX}/ready`;

const NEVER = Number.POSITIVE_INFINITY;

/** An answer that has ended is read again for this long. */
const OVERDUE_MS = 2_000;

const overdue = () => errorAnswer(503, 'ServiceUnavailableError', 'What you ask for may have ended, and the server cannot make sure now. Try again in a moment.', {}, { 'Retry-After': '5' });

const NOT_FOUND = () => errorAnswer(404, 'NotFoundError', 'Not Found');

function badRequest(error: BadRequest): Answer {
  return errorAnswer(400, 'ValidationError', error.message, { parameter: error.parameter, ...(error.allowed ? { allowed: error.allowed } : {}) });
}

/** Until when an answer holds, for who keeps it; nothing where time alone does not change it. */
const validity = (endsAt: string | null): { validUntil?: string } => (endsAt === null ? {} : { validUntil: endsAt });

function listMeta({ page, selection }: ListQuery, { total, withheld, endsAt }: ListAnswer): string {
  const pagination = page.style === 'start'
    ? { start: page.start, limit: page.limit, total }
    : { page: page.start / page.limit + 1, pageSize: page.limit, pageCount: Math.ceil(total / page.limit), total };
  return JSON.stringify({ pagination, ...(selection.type.hasSafety ? { withheld } : {}), ...validity(endsAt) });
}

/** The public API: finds, renders and keeps answers. Knows nothing of sockets. */
export function createApi({ reader, projector, changes, limits, chains, cacheBytes, previewSecret, now, deliverDue }: ApiOptions) {
  const outlets = new Map<string, Outlet>();
  const streams: ((path: string) => StreamOutlet | undefined)[] = [];
  const requests = createRequestReader({ model: projector.model, outlets, limits });
  const cache = new AnswerCache({ maxBytes: cacheBytes, lastNumber: (names) => changes.lastNumber(names), now: () => now().getTime() });

  const languageOf = (type: TypeModel, query: ListQuery | EntryQuery): { language?: string } => (type.localized ? { language: query.localization.locale } : {});

  const cached = (query: ListQuery | EntryQuery, { number, endsAt }: Pick<EntryAnswer, 'number' | 'endsAt'>, text: string): Cached => {
    const names = typesOf(query.selection);
    const answer = dataAnswer(text, { ...languageOf(query.selection.type, query), changedAt: changes.lastChangedAt(names) });
    return { answer, number, endsAt: endsAt === null ? NEVER : Date.parse(endsAt), types: names, encoded: new Map() };
  };

  const kept = (answer: Answer): Cached => ({ answer, number: changes.number, endsAt: NEVER, types: [], encoded: new Map() });

  /**
   * What is due has an end that has passed. It is delivered first then: the clockwork that does it unasked may not have come round yet.
   * Where that cannot be done now, as without the primary of a standby, there is no answer: never one that has ended.
   */
  async function inTime(read: () => Promise<Cached>): Promise<Cached> {
    const begun = performance.now();
    let found = await read();
    try {
      while (found.endsAt <= now().getTime()) {
        if (performance.now() - begun > OVERDUE_MS) return kept(overdue());
        await deliverDue();
        found = await read();
      }
      return found;
    } catch (error) {
      strapi.log.error(error);
      return kept(overdue());
    }
  }

  async function readList(query: ListQuery): Promise<Cached> {
    const list = await fetchList(reader, query);
    return cached(query, list, `{"data":[${list.entries.join(',')}],"meta":${listMeta(query, list)}}`);
  }

  async function readEntry(query: EntryQuery, key: EntryKey, missing: () => Promise<Answer>): Promise<Cached> {
    const found: EntryAnswer | null = await fetchEntry(reader, query.selection, query.localization, key);
    return found ? cached(query, found, `{"data":${found.entry},"meta":${JSON.stringify(validity(found.endsAt))}}`) : kept(await missing());
  }

  async function readOutlet(outlet: OutletRequest): Promise<Cached> {
    const found = await outlet.read();
    if ('status' in found) return kept(found);
    const { text, number, types, language, endsAt, passing } = found;
    const answer = passing ? privateAnswer(200, text, language ? { 'Content-Language': language } : {}) : dataAnswer(text, { language, changedAt: changes.lastChangedAt(types) });
    return { answer, number, endsAt: endsAt === null ? NEVER : Date.parse(endsAt), types: passing ? [] : types, encoded: new Map() };
  }

  async function moved(address: string, query: EntryQuery, search: string): Promise<Answer> {
    const { type } = query.selection;
    const { locale } = query.localization;
    const slug = await findMovedSlug(reader, type, locale, chains.get(locale) ?? [], address);
    if (slug === null) return NOT_FOUND();
    const location = `${API_PREFIX}/${type.plural}/${encodeURIComponent(slug)}${search ? `?${search}` : ''}`;
    const message = `This entry has moved to ${location}.`;
    return privateAnswer(308, JSON.stringify({ data: null, error: { status: 308, name: 'MovedError', message, details: { slug } } }), { Location: location });
  }

  async function preview(query: EntryQuery, address: string | null): Promise<Answer> {
    const { type } = query.selection;
    const grant = readPreviewToken(query.preview ?? '', previewSecret, now().getTime());
    if (!grant || grant.type !== type.name || (address !== null && address !== grant.documentId)) {
      return errorAnswer(401, 'UnauthorizedError', 'The preview token is not valid for this entry, or is over.', { parameter: 'preview' });
    }
    const text = await previewEntry(reader, projector, query, grant.documentId);
    return text === null ? NOT_FOUND() : privateAnswer(200, text, type.localized ? { 'Content-Language': query.localization.locale } : {});
  }

  async function ready(): Promise<Answer> {
    await changes.refresh();
    return privateAnswer(200, JSON.stringify({ status: 'ready', number: changes.number }));
  }

  async function respond(request: ApiRequest): Promise<Cached> {
    switch (request.kind) {
      case 'live':
        return kept(privateAnswer(200, JSON.stringify({ status: 'live' })));
      case 'ready':
        return kept(await ready());
      case 'unknown':
        return kept(NOT_FOUND());
      case 'outlet':
        return cache.get(request.key, () => inTime(() => readOutlet(request.outlet)));
      case 'list':
        return cache.get(request.key, () => inTime(() => readList(request.query)));
      case 'entry': {
        const { query, address, key, search } = request;
        if (query.preview !== undefined) return kept(await preview(query, address));
        const missing = async () => (address === null ? NOT_FOUND() : moved(address, query, search));
        return cache.get(key, () => inTime(() => readEntry(query, address === null ? 'single' : { address }, missing)));
      }
    }
  }

  return {
    /** Answers a further address from now on. */
    add(outlet: Outlet): void {
      outlets.set(outlet.name, outlet);
    },

    /** Asks this, from now on, whether an address is one of its own. */
    addStreams(find: (path: string) => StreamOutlet | undefined): void {
      streams.push(find);
    },

    streamAt(line: string): StreamOutlet | undefined {
      for (const find of streams) {
        const found = find(splitUrl(line).path);
        if (found) return found;
      }
      return undefined;
    },

    /** A finished answer that is still good, if this very request line had one. Costs two look-ups. */
    hot(line: string): Cached | undefined {
      const key = requests.keyOf(line);
      return key === undefined ? undefined : cache.kept(key);
    },

    /** Answers a GET or HEAD. Never throws: what goes wrong is an answer too. */
    async answer(line: string): Promise<Cached> {
      try {
        return await respond(requests.read(line));
      } catch (error) {
        if (error instanceof BadRequest) return kept(badRequest(error));
        strapi.log.error(error);
        return kept(errorAnswer(line.startsWith(READY) ? 503 : 500, 'InternalServerError', 'The server could not answer. Try again in a moment.', {}, { 'Retry-After': '5' }));
      }
    },

    cache,
  };
}

export type Api = ReturnType<typeof createApi>;
