import type { Page as CmsPage } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, readEntry, type View } from './read';

const PAGE = ['title', 'slug', 'body'] as const satisfies readonly (keyof CmsPage)[];

export type TextPage = View<CmsPage, (typeof PAGE)[number]>;
export type TextBlock = TextPage['body'][number];

export const findPage = (cms: CmsClient, request: EntryRequest): Promise<Found<TextPage>> => readEntry(cms, 'pages', request, { fields: PAGE });
