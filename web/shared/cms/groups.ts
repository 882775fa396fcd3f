import type { Group, GroupKind } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type FrontierLink, frontierLink } from './frontiers';
import type { ParameterGroup } from './parameters';
import { type EntryRequest, type Found, type ListRequest, type Page, readEntry, readList, type View } from './read';
import { type RelationFilters, relationFilters } from './relations';
import { type TopicLink, topicLink } from './topics';

const CARD = ['name', 'slug', 'summary', 'kind', 'workingLanguages', 'sample'] as const satisfies readonly (keyof Group)[];
const PAGE = [...CARD, 'bodyHtml', 'milestones', 'sourceUrl'] as const satisfies readonly (keyof Group)[];

export type GroupCard = View<Group, (typeof CARD)[number]> & { frontiers: FrontierLink[] };
export type GroupPage = View<Group, (typeof PAGE)[number]> & { region: TopicLink | null; themes: TopicLink[]; frontiers: FrontierLink[] };

export interface GroupListRequest extends ListRequest, RelationFilters {
  kind?: GroupKind;
}

const relations = { region: 'region', theme: 'themes', frontier: 'frontiers' };

export const groupFilters = (request: GroupListRequest): ParameterGroup => ({ kind: request.kind && { $eq: request.kind }, ...relationFilters(relations, request) });

export const listGroups = (cms: CmsClient, request: GroupListRequest): Promise<Page<GroupCard>> =>
  readList(cms, 'groups', {
    ...request,
    filters: groupFilters(request),
    sort: ['kind', 'name'],
    selection: { fields: CARD, populate: { frontiers: frontierLink } },
  });

export const findGroup = (cms: CmsClient, request: EntryRequest): Promise<Found<GroupPage>> =>
  readEntry(cms, 'groups', request, { fields: PAGE, populate: { region: topicLink, themes: topicLink, frontiers: frontierLink } });
