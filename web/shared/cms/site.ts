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

const isOn = ({ startsAt, endsAt }: AnnouncementView, now: string): boolean => (startsAt ?? now) <= now && (endsAt ?? now) >= now;

/** The announcement to show now: the newest whose time has come and is not over. */
export async function findAnnouncement(cms: CmsClient, { locale }: { locale: string }): Promise<AnnouncementView | null> {
  const { entries } = await readList<AnnouncementView>(cms, 'announcements', {
    locale,
    pageSize: 100,
    sort: ['publishedAt:desc'],
    selection: { fields: ANNOUNCEMENT },
  });
  return cms.clock.decide((date) => {
    const now = date.toISOString();
    const [next] = entries.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((moment) => moment !== null && moment >= now).sort();
    // The last moment of an announcement is still its own.
    return { value: entries.find((entry) => isOn(entry, now)) ?? null, until: next ? new Date(Date.parse(next) + 1) : null };
  });
}
