import type { Opportunity, OpportunityKind } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type FrontierLink, frontierLink } from './frontiers';
import { type EntryRequest, type Found, type ListRequest, type Page, readEntry, readList, type View } from './read';
import { type RelationFilters, relationFilters } from './relations';
import { type TopicLink, topicLink } from './topics';

const CARD = [
  'title', 'slug', 'summary', 'kind', 'startsAt', 'endsAt', 'allDay', 'timeZone', 'mode', 'place', 'languages',
] as const satisfies readonly (keyof Opportunity)[];
const PAGE = [...CARD, 'bodyHtml', 'deadline', 'countries', 'cost', 'registrationUrl', 'sourceUrl', 'sample'] as const satisfies readonly (keyof Opportunity)[];

export type OpportunityCard = View<Opportunity, (typeof CARD)[number]>;
export type OpportunityPage = View<Opportunity, (typeof PAGE)[number]> & {
  region: TopicLink | null;
  themes: TopicLink[];
  frontiers: FrontierLink[];
};

export interface OpportunityListRequest extends ListRequest, RelationFilters {
  kind?: OpportunityKind;
}

const relations = { region: 'region', theme: 'themes', frontier: 'frontiers' };

/** The latest first: what is still to come stands above what is over. */
export const listOpportunities = (cms: CmsClient, request: OpportunityListRequest): Promise<Page<OpportunityCard>> =>
  readList(cms, 'opportunities', {
    ...request,
    filters: { kind: request.kind && { $eq: request.kind }, ...relationFilters(relations, request) },
    sort: ['startsAt:desc', 'title'],
    selection: { fields: CARD },
  });

/** What has not ended yet, the next first. Asked by the day, so that the CMS can keep the answer. */
export function listNextOpportunities(cms: CmsClient, { now, ...request }: ListRequest & { now: Date }): Promise<Page<OpportunityCard>> {
  const today = now.toISOString().slice(0, 10);
  return readList(cms, 'opportunities', {
    ...request,
    filters: { $or: { 0: { endsAt: { $gte: today } }, 1: { startsAt: { $gte: today } } } },
    sort: ['startsAt', 'title'],
    selection: { fields: CARD },
  });
}

export const findOpportunity = (cms: CmsClient, request: EntryRequest): Promise<Found<OpportunityPage>> =>
  readEntry(cms, 'opportunities', request, {
    fields: PAGE,
    populate: { region: topicLink, themes: topicLink, frontiers: frontierLink },
  });
