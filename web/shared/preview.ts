import { type EntrySection, pluralOf } from './sections';

/** The parameter that asks for a page as its editors see it. */
const NAME = 'preview';
/** Stands in place of a token: what is published, as an editor looks at it from the CMS. */
const PUBLISHED = 'published';

/** What editors see of a document. Such a page is nobody else's: it is never kept, never listed, and only the CMS may frame it. */
export interface Preview {
  /** What the CMS lets the bearer see; undefined for what is published. */
  token: string | undefined;
  /** Keeps the same preview in another address. */
  query: { preview: string };
}

/** The preview that a page's query asks for. One that is written wrongly has a token that the CMS refuses. */
export function readPreview(query: Readonly<Record<string, unknown>>): Preview | null {
  if (!Object.hasOwn(query, NAME)) return null;
  const value = query[NAME];
  const preview = typeof value === 'string' ? value : '';
  return { token: preview === PUBLISHED ? undefined : preview, query: { preview } };
}

/** Takes what makes an address a preview out of it: nobody but the editor who copied it shall see what it shows. */
export function stripPreview(url: URL): void {
  if (url.searchParams.has(NAME)) url.searchParams.delete(NAME);
}

/** Whether an address, such as `/es/proyectos/x?preview=y`, is one of a preview. */
export function isPreviewAddress(address: string): boolean {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(address) ?? [];
  return new URLSearchParams(query).has(NAME);
}

/** The route of the pages of a type, by the API's name of the type; null for a type without pages. */
export function toPreviewRoute(type: string): string | null {
  if (type === 'home') return 'index';
  if (type === 'pages') return 'slug';
  const section = (Object.keys(pluralOf) as EntrySection[]).find((name) => pluralOf[name] === type);
  return section ? `${section}-slug` : null;
}
