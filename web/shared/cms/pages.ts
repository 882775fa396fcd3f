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
