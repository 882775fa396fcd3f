import type { TypeModel } from '../project/model';

/** What an address under /api asks for. */
export type Route =
  | { kind: 'list'; type: TypeModel }
  | { kind: 'entry'; type: TypeModel; address: string }
  | { kind: 'single'; type: TypeModel }
  | { kind: 'live' | 'ready' }
  | { kind: 'outlet'; name: string }
  | { kind: 'unknown' };

export const API_PREFIX = '/api';

/** Longer than any slug or document id. */
const MAX_ADDRESS = 200;

export function splitUrl(url: string): { path: string; query: string } {
  const mark = url.indexOf('?');
  return mark === -1 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return null;
  }
}

/** Reads a path. A single type is named in the singular, all others in the plural, as in Strapi. */
export function toRoute(types: Iterable<TypeModel>, outlets: ReadonlyMap<string, unknown>, path: string): Route {
  const [name = '', address, ...rest] = path.slice(API_PREFIX.length + 1).split('/');
  if (rest.length > 0) return { kind: 'unknown' };
  if ((name === 'live' || name === 'ready') && address === undefined) return { kind: name };
  if (outlets.has(name) && address === undefined) return { kind: 'outlet', name };
  for (const type of types) {
    if (name !== (type.single ? type.name : type.plural)) continue;
    if (address === undefined) return { kind: type.single ? 'single' : 'list', type };
    const decoded = decodeSegment(address);
    if (type.single || !decoded || decoded.length > MAX_ADDRESS || /[\u0000-\u001f\u007f]/.test(decoded)) return { kind: 'unknown' };
    return { kind: 'entry', type, address: decoded };
  }
  return { kind: 'unknown' };
}
