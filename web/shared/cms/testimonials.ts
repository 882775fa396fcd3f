import type { Testimonial } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type FrontierLink, frontierLink } from './frontiers';
import { type OrganizationLink, organizationLink } from './organizations';
import type { ParameterGroup } from './parameters';
import { type ListRequest, type Page, readList, type View } from './read';
import { type RelationFilters, relationFilters } from './relations';
import { type TopicLink, topicLink } from './topics';

const CARD = ['quote', 'speakerRole', 'country', 'originalLanguage', 'sample', 'photo', 'photoAlt'] as const satisfies readonly (keyof Testimonial)[];

export type VoiceCard = View<Testimonial, (typeof CARD)[number]> & {
  organization: OrganizationLink | null;
  region: TopicLink | null;
  frontier: FrontierLink | null;
};

const relations = { frontier: 'frontier', region: 'region', organization: 'organization' };

export const voiceFilters = (request: ListRequest & RelationFilters): ParameterGroup => relationFilters(relations, request);

export const listVoices = (cms: CmsClient, request: ListRequest & RelationFilters): Promise<Page<VoiceCard>> =>
  readList(cms, 'testimonials', {
    ...request,
    filters: voiceFilters(request),
    sort: ['order'],
    selection: { fields: CARD, populate: { organization: organizationLink, region: topicLink, frontier: frontierLink } },
  });
