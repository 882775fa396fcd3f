import type { Region, Theme } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, type Page, readEntry, readList, type View } from './read';

const LINK = ['name', 'slug'] as const satisfies readonly (keyof Theme & keyof Region)[];
const THEME = [...LINK, 'description'] as const satisfies readonly (keyof Theme)[];
const REGION = [...THEME, 'countries'] as const satisfies readonly (keyof Region)[];

export type TopicLink = View<Theme, (typeof LINK)[number]>;
export type ThemePage = View<Theme, (typeof THEME)[number]> & { broader: TopicLink | null };
export type RegionPage = View<Region, (typeof REGION)[number]> & { broader: TopicLink | null };

/** A theme or a region where other entries name it. */
export const topicLink = { fields: LINK };

const broader = { broader: topicLink };
const all = { pageSize: 100, sort: ['name'] };

export const listThemes = (cms: CmsClient, request: { locale: string }): Promise<Page<TopicLink>> =>
  readList(cms, 'themes', { ...request, ...all, selection: topicLink });

export const listRegions = (cms: CmsClient, request: { locale: string }): Promise<Page<TopicLink>> =>
  readList(cms, 'regions', { ...request, ...all, selection: topicLink });

export const findTheme = (cms: CmsClient, request: EntryRequest): Promise<Found<ThemePage>> =>
  readEntry(cms, 'themes', request, { fields: THEME, populate: broader });

export const findRegion = (cms: CmsClient, request: EntryRequest): Promise<Found<RegionPage>> =>
  readEntry(cms, 'regions', request, { fields: REGION, populate: broader });
