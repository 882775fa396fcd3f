import type { Organization } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, type ListRequest, type Page, readEntry, readList, type View } from './read';

const LINK = ['name', 'slug'] as const satisfies readonly (keyof Organization)[];
const CARD = [...LINK, 'country'] as const satisfies readonly (keyof Organization)[];
const PAGE = [...CARD, 'aliases', 'url'] as const satisfies readonly (keyof Organization)[];

export type OrganizationLink = View<Organization, (typeof LINK)[number]>;
export type OrganizationCard = View<Organization, (typeof CARD)[number]>;
export type OrganizationPage = View<Organization, (typeof PAGE)[number]>;

/** An organization where other entries name it. */
export const organizationLink = { fields: LINK };

export const listOrganizations = (cms: CmsClient, request: ListRequest): Promise<Page<OrganizationCard>> =>
  readList(cms, 'organizations', { ...request, pageSize: 50, sort: ['name'], selection: { fields: CARD } });

export const findOrganization = (cms: CmsClient, request: EntryRequest): Promise<Found<OrganizationPage>> =>
  readEntry(cms, 'organizations', request, { fields: PAGE });
