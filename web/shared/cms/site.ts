import type { Announcement, Home, Site } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, readList, readSingle, type View } from './read';

const SITE = ['title', 'description', 'navigation', 'footerNavigation', 'footerTextHtml', 'contactEmail'] as const satisfies readonly (keyof Site)[];
const HOME = [
  'heroTitle', 'heroIntro', 'belief', 'frontiersTitle', 'frontiersIntro', 'voicesTitle', 'voicesNote', 'doorsTitle', 'doorsIntro', 'doors',
] as const satisfies readonly (keyof Home)[];
const ANNOUNCEMENT = ['message', 'linkLabel', 'linkUrl', 'startsAt', 'endsAt'] as const satisfies readonly (keyof Announcement)[];

export type SiteView = View<Site, (typeof SITE)[number]>;
export type HomeView = View<Home, (typeof HOME)[number]>;
export type AnnouncementView = View<Announcement, (typeof ANNOUNCEMENT)[number]>;

export const readSite = (cms: CmsClient, locale: string): Promise<SiteView | null> => readSingle(cms, 'site', { locale }, { fields: SITE });

export const readHome = (cms: CmsClient, request: Omit<EntryRequest, 'slug'>): Promise<HomeView | null> => readSingle(cms, 'home', request, { fields: HOME });

/** The announcement to show now: the newest whose time has come and is not over. */
export async function findAnnouncement(cms: CmsClient, request: { locale: string; now: Date }): Promise<AnnouncementView | null> {
  const now = request.now.toISOString();
  const { entries } = await readList<AnnouncementView>(cms, 'announcements', {
    locale: request.locale,
    pageSize: 100,
    sort: ['publishedAt:desc'],
    selection: { fields: ANNOUNCEMENT },
  });
  return entries.find(({ startsAt, endsAt }) => (startsAt ?? now) <= now && (endsAt ?? now) >= now) ?? null;
}
