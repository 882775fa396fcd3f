import type { Project, ProjectStatus } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type FrontierLink, frontierLink } from './frontiers';
import { type OrganizationLink, organizationLink } from './organizations';
import type { ParameterGroup } from './parameters';
import { type EntryRequest, type Found, type ListRequest, type Page, readEntry, readList, type View } from './read';
import { type RelationFilters, relationFilters } from './relations';
import { type ResourceLink, resourceLink } from './resources';
import { type TopicLink, topicLink } from './topics';
import { readWhole } from './whole';

const PLACE = ['title', 'slug', 'countries'] as const satisfies readonly (keyof Project)[];
const CARD = ['title', 'slug', 'summary', 'status', 'startDate', 'endDate', 'countries', 'sample'] as const satisfies readonly (keyof Project)[];
const PAGE = [...CARD, 'bodyHtml', 'titleSupplied', 'sourceUrl', 'cover', 'coverAlt'] as const satisfies readonly (keyof Project)[];

export type ProjectCard = View<Project, (typeof CARD)[number]> & { region: TopicLink | null; frontiers: FrontierLink[] };
export type ProjectPlace = View<Project, (typeof PLACE)[number]>;
export type ProjectPage = View<Project, (typeof PAGE)[number]> & {
  organizations: OrganizationLink[];
  funders: OrganizationLink[];
  region: TopicLink | null;
  themes: TopicLink[];
  frontiers: FrontierLink[];
  outputs: ResourceLink[];
};

export interface ProjectListRequest extends ListRequest, RelationFilters {
  status?: ProjectStatus;
}

const relations = { region: 'region', theme: 'themes', frontier: 'frontiers', organization: ['organizations', 'funders'] };

export const projectFilters = (request: ProjectListRequest): ParameterGroup => ({ status: request.status && { $eq: request.status }, ...relationFilters(relations, request) });

export const listProjects = (cms: CmsClient, request: ProjectListRequest): Promise<Page<ProjectCard>> =>
  readList(cms, 'projects', {
    ...request,
    filters: projectFilters(request),
    sort: ['startDate:desc', 'title'],
    selection: { fields: CARD, populate: { region: topicLink, frontiers: frontierLink } },
  });

/** Where projects are, as far as that may be said: all those a list is narrowed to, up to `MAX_ENTRIES`. */
export const listProjectPlaces = (cms: CmsClient, request: ProjectListRequest): Promise<Page<ProjectPlace>> =>
  readWhole((page, pageSize) => readList(cms, 'projects', { ...request, page, pageSize, filters: projectFilters(request), sort: ['title'], selection: { fields: PLACE } }));

export const findProject = (cms: CmsClient, request: EntryRequest): Promise<Found<ProjectPage>> =>
  readEntry(cms, 'projects', request, {
    fields: PAGE,
    populate: {
      organizations: organizationLink,
      funders: organizationLink,
      region: topicLink,
      themes: topicLink,
      frontiers: frontierLink,
      outputs: resourceLink,
    },
  });
