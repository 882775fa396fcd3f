import { titleFieldOf } from '../cms/updates';
import type { Match } from '../cms/search';
import type { Occasion } from '../format/date';
import type { Section } from '../sections';
import type { GroupKind, Localization, OpportunityKind, ProjectStatus, ResourceKind } from '../types/cms.generated';

/** An entry of any type, with what may be said of it in one line. */
export interface SiteHit {
  type: string;
  documentId: string;
  slug?: string | null;
  locale?: string;
  localization?: Localization;
  title?: string | null;
  name?: string | null;
  speakerRole?: string | null;
  kind?: GroupKind | OpportunityKind | ResourceKind | null;
  status?: ProjectStatus | null;
  year?: number | null;
  country?: string | null;
  countries?: string[];
  startsAt?: string | null;
  endsAt?: string | null;
  allDay?: boolean | null;
  timeZone?: string | null;
  sample?: boolean | null;
  match: Match;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  frontier: 'frontiers',
  group: 'groups',
  opportunity: 'opportunities',
  organization: 'organizations',
  project: 'projects',
  region: 'regions',
  resource: 'library',
  testimonial: 'voices',
  theme: 'themes',
};

/** When a hit takes place; null for what has no date. */
export const occasionOf = ({ startsAt, endsAt = null, allDay = null, timeZone = null }: SiteHit): Occasion | null => (startsAt ? { startsAt, endsAt, allDay, timeZone } : null);

/** The section a type stands in; null for pages of text. */
export const sectionOf = (type: string): Section | null => SECTIONS[type] ?? null;

/** The attribute that an entry is called by. */
export const headingFieldOf = (type: string): keyof SiteHit & string => {
  const section = sectionOf(type);
  return (section ? titleFieldOf(section) : 'title') as keyof SiteHit & string;
};
