import type { TypeModel } from '../project/model';

export interface PreviewPath {
  type: TypeModel;
  documentId: string;
  locale: string;
  /** Null shows what is published. */
  token: string | null;
}

/** Types whose slugs are addresses in the API only. */
const WITHOUT_PAGES = new Set(['concept']);

/** Whether the site has a page for each document of a type. A slug is the address of a page; the front page needs none. */
export const hasPage = ({ name, attributes }: TypeModel): boolean => name === 'home' || (!WITHOUT_PAGES.has(name) && attributes.some(({ kind }) => kind === 'slug'));

/**
 * The site's own entrance for editors (web/app/pages/preview), by the API's name of the type. It leads on to the page: the CMS does
 * not know the site's translated paths.
 */
export function formatPreviewPath({ type, documentId, locale, token }: PreviewPath): string {
  return `/${locale}/preview/${type.single ? type.name : type.plural}/${encodeURIComponent(documentId)}?preview=${token ?? 'published'}`;
}
