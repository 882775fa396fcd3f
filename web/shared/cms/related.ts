import type { CmsClient } from './client';
import { type GroupCard, listGroups } from './groups';
import { listOpportunitiesByTime, type OpportunityCard } from './opportunities';
import { listProjects, type ProjectCard } from './projects';
import { withNarrower } from './narrower';
import type { Page } from './read';
import type { RelationFilters, Topic } from './relations';
import { listResources, type ResourceCard } from './resources';
import { listVoices, type VoiceCard } from './testimonials';

/** What belongs to a topic or an organization: the first entries of each type. */
export interface Related {
  groups: Page<GroupCard>;
  projects: Page<ProjectCard>;
  opportunities: Page<OpportunityCard>;
  resources: Page<ResourceCard>;
  voices: Page<VoiceCard>;
}

export const NOTHING_RELATED: Page<never> = { entries: [], page: 1, pageCount: 1, total: 0, withheld: 0 };

/** Types that have no such relation come empty. Of opportunities those that come next are the first. */
export async function listRelated(cms: CmsClient, locale: string, by: keyof RelationFilters, topic: Topic): Promise<Related> {
  const request = await withNarrower(cms, { locale, pageSize: 6, [by]: topic });
  const none = Promise.resolve(NOTHING_RELATED);
  const [groups, projects, opportunities, resources, voices] = await Promise.all([
    by === 'organization' ? none : listGroups(cms, request),
    listProjects(cms, request),
    by === 'organization' ? none : listOpportunitiesByTime(cms, { ...request, now: cms.clock.today() }),
    listResources(cms, request),
    by === 'theme' ? none : listVoices(cms, request),
  ]);
  return { groups, projects, opportunities, resources, voices };
}
