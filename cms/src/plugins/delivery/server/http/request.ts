import { LRUCache } from 'lru-cache';
import type { ContentModel, TypeModel } from '../project/model';
import { type EntryQuery, type Limits, type ListQuery, parseEntryQuery, parseListQuery } from '../query/parse';
import { parseParameters, refuseUnknown } from '../query/parameters';
import type { Outlet, OutletRequest } from './outlet';
import { splitUrl, toRoute } from './route';

/** What a request line asks for. Those that can be answered from the cache have one key for every way to write the same. */
export type ApiRequest =
  | { kind: 'live' | 'ready' | 'unknown' }
  | { kind: 'outlet'; outlet: OutletRequest; key: string }
  | { kind: 'list'; query: ListQuery; key: string }
  | { kind: 'entry'; query: EntryQuery; key: string; address: string | null; search: string };

export interface RequestReader {
  /** Throws BadRequest. */
  read(line: string): ApiRequest;
  /** The key of a request line that was read before. */
  keyOf(line: string): string | undefined;
}

export interface RequestReaderOptions {
  model: ContentModel;
  outlets: ReadonlyMap<string, Outlet>;
  limits: Limits;
}

/** Lines that are remembered take at most this many characters. */
const REMEMBERED = 8_000_000;
/** Rough cost of a parsed line besides its text. */
const OVERHEAD = 2_000;

function canonical(type: TypeModel, address: string | null, query: ListQuery | EntryQuery): string {
  // Types and attributes stand for their names.
  const named = (key: string, value: unknown) => (key === 'type' || key === 'attribute' ? (value as { name: string }).name : value);
  return JSON.stringify([type.name, address, query], named);
}

function parse({ model, outlets, limits }: RequestReaderOptions, line: string): ApiRequest {
  const { path, query: search } = splitUrl(line);
  const route = toRoute(model.types.values(), outlets, path);
  switch (route.kind) {
    case 'outlet': {
      const outlet = outlets.get(route.name)?.parse(search);
      return outlet ? { kind: 'outlet', outlet, key: `${route.name} ${outlet.key}` } : { kind: 'unknown' };
    }
    case 'list': {
      const query = parseListQuery(model, route.type, search, limits);
      return { kind: 'list', query, key: canonical(route.type, null, query) };
    }
    case 'entry':
    case 'single': {
      const query = parseEntryQuery(model, route.type, search, limits);
      const address = route.kind === 'entry' ? route.address : null;
      return { kind: 'entry', query, key: canonical(route.type, address, query), address, search };
    }
    case 'live':
    case 'ready':
      refuseUnknown(parseParameters(search), []);
      return route;
    case 'unknown':
      return route;
  }
}

/** Reads request lines, each once: a line means the same for as long as the process lives. */
export function createRequestReader(options: RequestReaderOptions): RequestReader {
  const known = new LRUCache<string, ApiRequest>({ maxSize: REMEMBERED, sizeCalculation: (_request, line) => 3 * line.length + OVERHEAD });
  return {
    read(line) {
      const request = known.get(line) ?? parse(options, line);
      known.set(line, request);
      return request;
    },
    keyOf(line) {
      const request = known.get(line);
      return request && 'key' in request ? request.key : undefined;
    },
  };
}
