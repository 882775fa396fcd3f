import { listGroups } from '#shared/cms/groups';
import { listOpportunitiesByTime } from '#shared/cms/opportunities';
import { listOrganizations } from '#shared/cms/organizations';
import { listProjects } from '#shared/cms/projects';
import { listVoices } from '#shared/cms/testimonials';
import { facetsOf } from '#shared/library/facets';

export const useGroupList = () => useList('groups', facetsOf.groups, listGroups);
export const useProjectList = () => useList('projects', facetsOf.projects, listProjects);
export const useOpportunityList = () => useList('opportunities', facetsOf.opportunities, (cms, request) => listOpportunitiesByTime(cms, { ...request, now: cms.clock.today() }));
export const useVoiceList = () => useList('voices', facetsOf.voices, listVoices);
export const useOrganizationList = () => useList('organizations', facetsOf.organizations, listOrganizations);
