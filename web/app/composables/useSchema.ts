import type { FrontierPage } from '#shared/cms/frontiers';
import type { GroupPage } from '#shared/cms/groups';
import type { OpportunityPage } from '#shared/cms/opportunities';
import type { OrganizationPage } from '#shared/cms/organizations';
import type { ProjectPage } from '#shared/cms/projects';
import type { RegionPage, ThemePage } from '#shared/cms/topics';
import { toGroupNode } from '#shared/meta/gathering';
import { type SchemaNode, toNode } from '#shared/meta/json-ld';
import { toEventNode } from '#shared/meta/occasion';
import { toOrganizationNode, toProjectNode } from '#shared/meta/project';
import { toFrontierNode, toRegionNode, toThemeNode } from '#shared/meta/topic';
import type { Alternate } from './useAlternates';

/** What pages are about, for search engines. */
export function useSchema() {
  const { t, locale } = useI18n();
  const absolute = useAbsolute();
  const localePath = useLocalePath();
  const labels = useLabels();
  const networkId = absolute('/#organization');
  const urlOf = (alternates: readonly Alternate[]): string => absolute(alternates.find(({ current }) => current)?.href ?? '');
  return {
    event: (opportunity: OpportunityPage, alternates: readonly Alternate[]) => toEventNode(opportunity, urlOf(alternates)),
    project: (project: ProjectPage, alternates: readonly Alternate[]) => toProjectNode(project, urlOf(alternates)),
    frontier: (frontier: FrontierPage, alternates: readonly Alternate[]) => [toFrontierNode(frontier, urlOf(alternates))],
    group: (group: GroupPage, alternates: readonly Alternate[]) => toGroupNode(group, urlOf(alternates), networkId),
    theme: (theme: ThemePage, alternates: readonly Alternate[]) => [toThemeNode(theme, urlOf(alternates), { name: labels.section.themes, url: absolute(localePath({ name: 'themes' })) })],
    region: (region: RegionPage, alternates: readonly Alternate[]) => [toRegionNode(region, urlOf(alternates))],
    organization: (organization: OrganizationPage, alternates: readonly Alternate[]) => [toOrganizationNode(organization, urlOf(alternates))],
    site: (description: string | null | undefined, alternates: readonly Alternate[]): SchemaNode[] => {
      const url = urlOf(alternates);
      const search = toNode('SearchAction', { target: `${absolute(localePath({ name: 'search' }))}?q={search_term_string}`, 'query-input': 'required name=search_term_string' });
      return [
        toNode('WebSite', { '@id': url, url, name: t('site.name'), description, inLanguage: locale.value, potentialAction: search, publisher: { '@id': networkId } }),
        toNode('Organization', { '@id': networkId, name: t('site.name'), url: absolute('/') }),
      ];
    },
  };
}
