import { isPreviewAddress } from '../../shared/preview';
import { FREE_NAMES, toCanonicalQuery } from '../../shared/library/address-values';

const MAX_LENGTH = 2_000;

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** One way to write a path, whatever was percent-encoded; null for one that is none. */
function canonicalPath(path: string): string | null {
  const segments = path.replace(/(.)\/+$/, '$1').split('/').map(decoded);
  if (segments.some((segment) => segment === null || segment.includes('/') || segment === '.' || segment === '..')) return null;
  return segments.map((segment) => encodeURIComponent(segment ?? '')).join('/');
}

/** What is not written in the shape of its name makes no page of its own. */
function canonicalQuery(query: string): string {
  const asked = new URLSearchParams(query);
  return new URLSearchParams(toCanonicalQuery(Object.fromEntries([...asked.keys()].map((name) => [name, asked.getAll(name)])))).toString();
}

/**
 * Names a page by the one address that says all that it depends on, and nothing else; null for what is no page in a language, and for
 * previews: they are never kept.
 * A page is rendered from its key, so that nothing else can be in it.
 */
export function toPageKey(url: string, locales: readonly string[]): string | null {
  if (url.length > MAX_LENGTH || isPreviewAddress(url)) return null;
  const [, path = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const canonical = canonicalPath(path);
  if (canonical === null || !locales.includes(localeOf(canonical))) return null;
  const search = canonicalQuery(query);
  return search ? `${canonical}?${search}` : canonical;
}

/** Pages that a visitor's own words and choices make. There is no end of them. */
export const isSearch = (key: string): boolean => /[?&](?!page=)/.test(key);

/** Pictures beside pages: many, and much larger than a page. */
export const isPicture = (key: string): boolean => key.endsWith('.png');

/** Pages that hold words of a visitor. They are nobody's to find: these are never written to disk. */
export const hasWords = (key: string): boolean => FREE_NAMES.some((name) => key.includes(`?${name}=`) || key.includes(`&${name}=`));

/** Beside the front page stands its picture: `/en.png`. */
export const localeOf = (key: string): string => /^\/([^/?]+?)(?:\.png)?(?:[/?]|$)/.exec(key)?.[1] ?? '';
