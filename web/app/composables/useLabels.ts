import type { Season } from '#shared/library/agenda';
import type { Section } from '#shared/sections';
import type { GroupKind, OpportunityKind, OpportunityMode, ProjectStatus, ResourceKind, SharedSpokenLanguageProvision } from '#shared/types/cms.generated';

/** The words for what the content names by codes. Every code has one: the types see to it. */
export function useLabels() {
  const { t } = useI18n();
  const section: Record<Section, string> = {
    frontiers: t('section.frontiers'),
    groups: t('section.groups'),
    projects: t('section.projects'),
    opportunities: t('section.opportunities'),
    library: t('section.library'),
    voices: t('section.voices'),
    organizations: t('section.organizations'),
    themes: t('section.themes'),
    regions: t('section.regions'),
  };
  const projectStatus: Record<ProjectStatus, string> = {
    planned: t('project.status.planned'),
    active: t('project.status.active'),
    completed: t('project.status.completed'),
  };
  const groupKind: Record<GroupKind, string> = { regional: t('group.kind.regional'), thematic: t('group.kind.thematic') };
  const opportunityKind: Record<OpportunityKind, string> = {
    webinar: t('opportunity.kind.webinar'),
    course: t('opportunity.kind.course'),
    exchange: t('opportunity.kind.exchange'),
    workshop: t('opportunity.kind.workshop'),
    convening: t('opportunity.kind.convening'),
    podcast: t('opportunity.kind.podcast'),
  };
  const season: Record<Season, string> = {
    ongoing: t('opportunity.agenda.ongoing'),
    upcoming: t('opportunity.agenda.upcoming'),
    anytime: t('opportunity.agenda.anytime'),
    past: t('opportunity.agenda.past'),
  };
  const opportunityMode: Record<OpportunityMode, string> = {
    online: t('opportunity.mode.online'),
    'in-person': t('opportunity.mode.inPerson'),
    hybrid: t('opportunity.mode.hybrid'),
  };
  const provision: Record<SharedSpokenLanguageProvision, (language: string) => string> = {
    confirmed: (language) => language,
    tentative: (language) => t('opportunity.provision.tentative', { language }),
    interpretation: (language) => t('opportunity.provision.interpretation', { language }),
  };
  const resourceKind: Record<ResourceKind, string> = {
    article: t('resource.kind.article'),
    'case-study': t('resource.kind.caseStudy'),
    guide: t('resource.kind.guide'),
    law: t('resource.kind.law'),
    podcast: t('resource.kind.podcast'),
    'policy-brief': t('resource.kind.policyBrief'),
    report: t('resource.kind.report'),
    toolkit: t('resource.kind.toolkit'),
    training: t('resource.kind.training'),
    video: t('resource.kind.video'),
    webinar: t('resource.kind.webinar'),
  };
  return { section, projectStatus, groupKind, opportunityKind, season, opportunityMode, provision, resourceKind };
}
