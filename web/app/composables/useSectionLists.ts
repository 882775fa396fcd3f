import { listGroups } from '#shared/cms/groups';
import { listOpportunitiesByTime } from '#shared/cms/opportunities';
import { listOrganizations } from '#shared/cms/organizations';
import { listProjects } from '#shared/cms/projects';
import { listResources } from '#shared/cms/resources';
import { listVoices } from '#shared/cms/testimonials';

/** What each list can be narrowed to. null: the slug of a topic. */
export const facetsOf = {
  groups: { kind: ['regional', 'thematic'], frontier: null },
  projects: { status: ['planned', 'active', 'completed'], frontier: null, theme: null, region: null },
  opportunities: { kind: ['webinar', 'course', 'exchange', 'workshop', 'convening', 'podcast'], frontier: null, theme: null },
  library: {
    kind: ['article', 'case-study', 'guide', 'law', 'podcast', 'policy-brief', 'report', 'toolkit', 'training', 'video', 'webinar'],
    frontier: null,
    theme: null,
    region: null,
  },
} as const;

export const useGroupList = () => useList('groups', facetsOf.groups, listGroups);
export const useProjectList = () => useList('projects', facetsOf.projects, listProjects);
export const useOpportunityList = () => useList('opportunities', facetsOf.opportunities, (cms, request) => listOpportunitiesByTime(cms, { ...request, now: new Date() }));
export const useResourceList = () => useList('library', facetsOf.library, listResources);
export const useVoiceList = () => useList('voices', {}, listVoices);
export const useOrganizationList = () => useList('organizations', {}, listOrganizations);
