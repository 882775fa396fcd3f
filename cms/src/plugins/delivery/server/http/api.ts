import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../project/model';
import { BadRequest } from '../query/bad-request';
import { type EntryAnswer, type EntryKey, fetchEntry, fetchList, findMovedSlug } from '../query/fetch';
import { type EntryQuery, type Limits, type ListQuery, parseEntryQuery, parseListQuery } from '../query/parse';
import type { Reader } from '../query/relations';
import { typesOf } from '../query/selection';
import type { ChangeWatch } from '../store/changes';
import type { Projector } from '../store/projector';
import { type Answer, dataAnswer, errorAnswer, privateAnswer } from './answer';
import { AnswerCache, type Cached } from './cache';
import { readPreviewToken } from './preview-token';
import { API_PREFIX, type Route, splitUrl, toRoute } from './route';
import { previewEntry } from './preview';

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
}

const NOT_FOUND = () => errorAnswer(404, 'NotFoundError', 'Not Found');

function badRequest(error: BadRequest): Answer {
  return errorAnswer(400, 'ValidationError', error.message, { parameter: error.parameter, ...(error.allowed ? { allowed: error.allowed } : {}) });
}

function listMeta({ page }: ListQuery, total: number, withheld: number, hasSafety: boolean): string {
  const pagination = page.style === 'start'
    ? { start: page.start, limit: page.limit, total }
    : { page: page.start / page.limit + 1, pageSize: page.limit, pageCount: Math.ceil(total / page.limit), total };
  return JSON.stringify({ pagination, ...(hasSafety ? { withheld } : {}) });
}

/** The public API: finds, renders and keeps answers. Knows nothing of sockets. */
export function createApi({ reader, projector, changes, limits, chains, cacheBytes, previewSecret, now }: ApiOptions) {
  const { types } = reader;
  const { model } = projector;
  const cache = new AnswerCache({ maxBytes: cacheBytes, lastNumber: (names) => changes.lastNumber(names) });

  const languageOf = (type: TypeModel, query: ListQuery | EntryQuery): { language?: string } => (type.localized ? { language: query.localization.locale } : {});

  const cached = (query: ListQuery | EntryQuery, number: number, text: string): Cached => {
    const names = typesOf(query.selection);
    return { answer: dataAnswer(text, { ...languageOf(query.selection.type, query), changedAt: changes.lastChangedAt(names) }), number, types: names, encoded: new Map() };
  };

  const kept = (answer: Answer): Cached => ({ answer, number: changes.number, types: [], encoded: new Map() });

  async function readList(query: ListQuery): Promise<Cached> {
    const { entries, total, withheld, number } = await fetchList(reader, query);
    return cached(query, number, `{"data":[${entries.join(',')}],"meta":${listMeta(query, total, withheld, query.selection.type.hasSafety)}}`);
  }

  async function readEntry(query: EntryQuery, key: EntryKey, missing: () => Promise<Answer>): Promise<Cached> {
    const found: EntryAnswer | null = await fetchEntry(reader, query.selection, query.localization, key);
    return found ? cached(query, found.number, `{"data":${found.entry},"meta":{}}`) : kept(await missing());
  }

  async function moved(type: TypeModel, address: string, query: EntryQuery, search: string): Promise<Answer> {
    const { locale } = query.localization;
    const slug = await findMovedSlug(reader, type, locale, chains.get(locale) ?? [], address);
    if (slug === null) return NOT_FOUND();
    const location = `${API_PREFIX}/${type.plural}/${encodeURIComponent(slug)}${search ? `?${search}` : ''}`;
    const message = `This entry has moved to ${location}.`;
    return privateAnswer(308, JSON.stringify({ data: null, error: { status: 308, name: 'MovedError', message, details: { slug } } }), { Location: location });
  }

  async function preview(type: TypeModel, query: EntryQuery, address: string | null): Promise<Answer> {
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

  async function respond(route: Route, url: string, search: string): Promise<Cached> {
    switch (route.kind) {
      case 'live':
        return kept(privateAnswer(200, JSON.stringify({ status: 'live' })));
      case 'ready':
        return kept(await ready());
      case 'unknown':
        return kept(NOT_FOUND());
      case 'list': {
        const query = parseListQuery(model, route.type, search, limits);
        return cache.get(url, keyOf(route, query), () => readList(query));
      }
      default: {
        const query = parseEntryQuery(model, route.type, search, limits);
        const address = route.kind === 'entry' ? route.address : null;
        if (query.preview !== undefined) return kept(await preview(route.type, query, address));
        const missing = async () => (address === null ? NOT_FOUND() : moved(route.type, address, query, search));
        return cache.get(url, keyOf(route, query), () => readEntry(query, address === null ? 'single' : { address }, missing));
      }
    }
  }

  return {
    /** A finished answer that is still good, if this very request line had one. Costs two look-ups. */
    hot: (url: string): Cached | undefined => cache.hot(url),

    /** Answers a GET or HEAD. Never throws: what goes wrong is an answer too. */
    async answer(url: string): Promise<Cached> {
      const { path, query } = splitUrl(url);
      const route = toRoute(types.values(), path);
      try {
        return await respond(route, url, query);
      } catch (error) {
        if (error instanceof BadRequest) return kept(badRequest(error));
        strapi.log.error(error);
        return kept(errorAnswer(route.kind === 'ready' ? 503 : 500, 'InternalServerError', 'The server could not answer. Try again in a moment.', {}, { 'Retry-After': '5' }));
      }
    },

    cache,
  };
}

/** One key for every way to write the same request. */
function keyOf(route: Exclude<Route, { kind: 'live' | 'ready' | 'unknown' }>, query: ListQuery | EntryQuery): string {
  const names = (key: string, value: unknown) => (key === 'type' || key === 'attribute' ? ((value as { name: string }).name) : value);
  return JSON.stringify([route.type.name, route.kind === 'entry' ? route.address : '', route.kind, query], names);
}

export type Api = ReturnType<typeof createApi>;
