import type { Frontier } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, type Page, readEntry, readList, type View } from './read';

const LINK = ['title', 'slug', 'icon'] as const satisfies readonly (keyof Frontier)[];
const CARD = [...LINK, 'summary'] as const satisfies readonly (keyof Frontier)[];
const PAGE = [...CARD, 'bodyHtml', 'questions'] as const satisfies readonly (keyof Frontier)[];

export type FrontierLink = View<Frontier, (typeof LINK)[number]>;
export type FrontierCard = View<Frontier, (typeof CARD)[number]>;
export type FrontierPage = View<Frontier, (typeof PAGE)[number]>;

/** A frontier where other entries name it. */
export const frontierLink = { fields: LINK };

/** All frontiers, in the editors' order. They are few. */
export const listFrontiers = (cms: CmsClient, request: { locale: string }): Promise<Page<FrontierCard>> =>
  readList(cms, 'frontiers', { ...request, pageSize: 100, sort: ['order'], selection: { fields: CARD } });

export const findFrontier = (cms: CmsClient, request: EntryRequest): Promise<Found<FrontierPage>> =>
  readEntry(cms, 'frontiers', request, { fields: PAGE });
