import { foreignLanguage } from '../language/notice';
import type { Page as CmsPage } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, type Page, readEntry, readList, type View } from './read';

const LINK = ['title', 'slug'] as const satisfies readonly (keyof CmsPage)[];
const PAGE = [...LINK, 'body'] as const satisfies readonly (keyof CmsPage)[];

export type TextPage = View<CmsPage, (typeof PAGE)[number]>;
export type TextPageLink = View<CmsPage, (typeof LINK)[number]>;
export type TextBlock = TextPage['body'][number];

export const findPage = (cms: CmsClient, request: EntryRequest): Promise<Found<TextPage>> => readEntry(cms, 'pages', request, { fields: PAGE });

export const listTextPages = (cms: CmsClient, request: { locale: string }): Promise<Page<TextPageLink>> =>
  readList(cms, 'pages', { ...request, pageSize: 100, sort: ['title'], selection: { fields: LINK } });

/** The languages of pages, by the path that editors write for them. Only of those that are not in the reader's language. */
export type ForeignPaths = Readonly<Record<string, string>>;

/**
 * Pages of text that are there in another language only. Editors link to a page by its English words or by those of its own
 * language; a page without a translation is still called by them, so its address in the reader's language is the path they wrote.
 */
export async function findForeignPaths(cms: CmsClient, request: { locale: string }): Promise<ForeignPaths> {
  const { entries } = await listTextPages(cms, request);
  return Object.fromEntries(entries.flatMap((entry) => {
    const language = foreignLanguage(entry, 'title');
    return entry.slug !== null && language !== undefined ? [[`/${entry.slug}`, language]] : [];
  }));
}
