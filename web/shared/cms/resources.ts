import type { Resource, ResourceKind } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type FrontierLink, frontierLink } from './frontiers';
import { type OrganizationLink, organizationLink } from './organizations';
import { type EntryRequest, type Found, type ListRequest, type Page, readEntry, readList, type View } from './read';
import { type RelationFilters, relationFilters } from './relations';
import { type TopicLink, topicLink } from './topics';

const LINK = ['title', 'slug', 'kind', 'year'] as const satisfies readonly (keyof Resource)[];
const CARD = [...LINK, 'abstract', 'authors', 'publisherName', 'expressions'] as const satisfies readonly (keyof Resource)[];
const PAGE = [
  ...CARD, 'license', 'doi', 'isbn', 'sourceUrl', 'sourceUrlSeen', 'sourceUrlIsCopy', 'titleSupplied', 'countries', 'updatedAt',
] as const satisfies readonly (keyof Resource)[];

const card = { fields: CARD, populate: { frontiers: frontierLink } };

export type ResourceLink = View<Resource, (typeof LINK)[number]>;
export type ResourceCard = View<Resource, (typeof CARD)[number]> & { frontiers: FrontierLink[] };
export type ResourcePage = View<Resource, (typeof PAGE)[number]> & {
  frontiers: FrontierLink[];
  publishers: OrganizationLink[];
  regions: TopicLink[];
  themes: TopicLink[];
};

/** A resource where other entries name it. */
export const resourceLink = { fields: LINK };

export interface ResourceListRequest extends ListRequest, RelationFilters {
  kind?: ResourceKind;
}

const relations = { region: 'regions', theme: 'themes', frontier: 'frontiers', organization: 'publishers' };

export const listResources = (cms: CmsClient, request: ResourceListRequest): Promise<Page<ResourceCard>> =>
  readList(cms, 'resources', {
    ...request,
    filters: { kind: request.kind && { $eq: request.kind }, ...relationFilters(relations, request) },
    sort: ['year:desc', 'title'],
    selection: card,
  });

/** What came into the library last, whenever it was written. One that is published again is no newer. */
export const listNewResources = (cms: CmsClient, request: ListRequest): Promise<Page<ResourceCard>> =>
  readList(cms, 'resources', { ...request, sort: ['createdAt:desc', 'title'], selection: card });

export const findResource = (cms: CmsClient, request: EntryRequest): Promise<Found<ResourcePage>> =>
  readEntry(cms, 'resources', request, {
    fields: PAGE,
    populate: { publishers: organizationLink, regions: topicLink, themes: topicLink, frontiers: frontierLink },
  });
