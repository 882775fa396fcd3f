import type { Opportunity, OpportunityKind } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type FrontierLink, frontierLink } from './frontiers';
import type { ParameterGroup } from './parameters';
import { type EntryRequest, type Found, type ListRequest, type Page, readEntry, readList, type Slice, type View } from './read';
import { type RelationFilters, relationFilters } from './relations';
import { sliceLists } from './slices';
import { type TopicLink, topicLink } from './topics';

const CARD = [
  'title', 'slug', 'summary', 'kind', 'startsAt', 'endsAt', 'allDay', 'deadline', 'timeZone', 'mode', 'place', 'languages', 'sample', 'updatedAt',
] as const satisfies readonly (keyof Opportunity)[];
const PAGE = [...CARD, 'bodyHtml', 'countries', 'cost', 'registrationUrl', 'sourceUrl'] as const satisfies readonly (keyof Opportunity)[];

const card = { fields: CARD, populate: { frontiers: frontierLink } };

export type OpportunityCard = View<Opportunity, (typeof CARD)[number]> & { frontiers: FrontierLink[] };
export type OpportunityPage = View<Opportunity, (typeof PAGE)[number]> & {
  region: TopicLink | null;
  themes: TopicLink[];
  frontiers: FrontierLink[];
};

export interface OpportunityListRequest extends ListRequest, RelationFilters {
  kind?: OpportunityKind;
}

const relations = { region: 'region', theme: 'themes', frontier: 'frontiers' };

export const opportunityFilters = (request: OpportunityListRequest): ParameterGroup => ({ kind: request.kind && { $eq: request.kind }, ...relationFilters(relations, request) });

/** The latest first. */
export const listOpportunities = (cms: CmsClient, request: OpportunityListRequest): Promise<Page<OpportunityCard>> =>
  readList(cms, 'opportunities', {
    ...request,
    filters: opportunityFilters(request),
    sort: ['startsAt:desc', 'title'],
    selection: card,
  });

/** Days are asked for, not moments, so that the CMS can keep the answer. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

const notOver = (today: string): ParameterGroup => ({ $or: { 0: { endsAt: { $gte: today } }, 1: { startsAt: { $gte: today } } } });
const over = (today: string): ParameterGroup => ({ startsAt: { $lt: today }, $or: { 0: { endsAt: { $lt: today } }, 1: { endsAt: { $null: true } } } });

/** What has not ended yet, the next first. */
export const listNextOpportunities = (cms: CmsClient, { now, ...request }: ListRequest & { now: Date }): Promise<Page<OpportunityCard>> =>
  readList(cms, 'opportunities', { ...request, filters: notOver(dayOf(now)), sort: ['startsAt', 'title'], selection: card });

const PAGE_SIZE = 25;

/** One list of three: what runs or comes, the next first; what has no date; what is over, the last first. */
export async function listOpportunitiesByTime(cms: CmsClient, { now, ...request }: OpportunityListRequest & { now: Date }): Promise<Page<OpportunityCard>> {
  const { page = 1, pageSize = PAGE_SIZE } = request;
  const common = opportunityFilters(request);
  const lists = [
    { filters: { ...common, ...notOver(dayOf(now)) }, sort: ['startsAt', 'title'] },
    { filters: { ...common, startsAt: { $null: true } }, sort: ['title'] },
    { filters: { ...common, ...over(dayOf(now)) }, sort: ['startsAt:desc', 'title'] },
  ];
  const read = (list: (typeof lists)[number], slice: Slice) => readList<OpportunityCard>(cms, 'opportunities', { ...request, ...list, slice, selection: card });
  const heads = await Promise.all(lists.map((list) => read(list, { start: 0, limit: 1 })));
  const slices = sliceLists(heads.map(({ total }) => total), { start: (page - 1) * pageSize, limit: pageSize });
  const parts = await Promise.all(lists.map((list, index) => (slices[index] ? read(list, slices[index]).then(({ entries }) => entries) : [])));
  const total = heads.reduce((sum, head) => sum + head.total, 0);
  return { entries: parts.flat(), page, pageCount: Math.max(1, Math.ceil(total / pageSize)), total, withheld: heads[0]?.withheld ?? 0 };
}

export const findOpportunity = (cms: CmsClient, request: EntryRequest): Promise<Found<OpportunityPage>> =>
  readEntry(cms, 'opportunities', request, {
    fields: PAGE,
    populate: { region: topicLink, themes: topicLink, frontiers: frontierLink },
  });
