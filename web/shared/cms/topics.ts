import type { Region, Theme } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, type Page, readEntry, readList, type View } from './read';
import { related, topicOf } from './relations';

const LINK = ['name', 'slug'] as const satisfies readonly (keyof Theme & keyof Region)[];
const THEME = [...LINK, 'description'] as const satisfies readonly (keyof Theme)[];
const REGION = [...THEME, 'countries'] as const satisfies readonly (keyof Region)[];

export type TopicLink = View<Theme, (typeof LINK)[number]>;
/** Where a theme or a region stands among others: what it is part of, and what is part of it. */
export interface Placed<Part> {
  broader: TopicLink | null;
  narrower: Part[];
}

/** A theme or a region in the list of all, with what it is part of. */
export type ListedTopic = TopicLink & { broader: { documentId: string } | null };
export type ThemePage = View<Theme, (typeof THEME)[number]> & Placed<TopicLink>;
export type RegionPage = View<Region, (typeof REGION)[number]> & Placed<TopicLink & Pick<Region, 'countries'>>;

/** A theme or a region where other entries name it. */
export const topicLink = { fields: LINK };

const broader = { broader: topicLink };
const all = { pageSize: 100, sort: ['name'] };
const listed = { fields: LINK, populate: { broader: { fields: ['slug'] } } };

export const listThemes = (cms: CmsClient, request: { locale: string }): Promise<Page<ListedTopic>> =>
  readList(cms, 'themes', { ...request, ...all, selection: listed });

export const listRegions = (cms: CmsClient, request: { locale: string }): Promise<Page<ListedTopic>> =>
  readList(cms, 'regions', { ...request, ...all, selection: listed });

/** A topic, and what is directly part of it. */
async function findPlaced<Entry, Part>(cms: CmsClient, plural: string, request: EntryRequest, fields: readonly string[], partFields: readonly string[]): Promise<Found<Entry & { narrower: Part[] }>> {
  const [found, parts] = await Promise.all([
    readEntry<Entry>(cms, plural, request, { fields, populate: broader }),
    readList<Part>(cms, plural, { locale: request.locale, ...all, filters: related('broader', topicOf(request)), selection: { fields: partFields } }),
  ]);
  return found.kind === 'moved' ? found : { kind: 'found', entry: { ...found.entry, narrower: parts.entries } };
}

export const findTheme = (cms: CmsClient, request: EntryRequest): Promise<Found<ThemePage>> => findPlaced(cms, 'themes', request, THEME, LINK);

export const findRegion = (cms: CmsClient, request: EntryRequest): Promise<Found<RegionPage>> => findPlaced(cms, 'regions', request, REGION, [...LINK, 'countries']);
