import type { OpportunityPage } from '#shared/cms/opportunities';
import type { OrganizationPage } from '#shared/cms/organizations';
import type { ProjectPage } from '#shared/cms/projects';
import { type SchemaNode, toNode } from '#shared/meta/json-ld';
import { toEventNode } from '#shared/meta/occasion';
import { toOrganizationNode, toProjectNode } from '#shared/meta/project';
import type { Alternate } from './useAlternates';

/** What pages are about, for search engines. */
export function useSchema() {
  const { t, locale } = useI18n();
  const absolute = useAbsolute();
  const localePath = useLocalePath();
  const urlOf = (alternates: readonly Alternate[]): string => absolute(alternates.find(({ current }) => current)?.href ?? '');
  return {
    event: (opportunity: OpportunityPage, alternates: readonly Alternate[]) => toEventNode(opportunity, urlOf(alternates)),
    project: (project: ProjectPage, alternates: readonly Alternate[]) => [toProjectNode(project, urlOf(alternates))],
    organization: (organization: OrganizationPage, alternates: readonly Alternate[]) => [toOrganizationNode(organization, urlOf(alternates))],
    site: (description: string | null | undefined, alternates: readonly Alternate[]): SchemaNode[] => {
      const url = urlOf(alternates);
      const search = toNode('SearchAction', { target: `${absolute(localePath({ name: 'search' }))}?q={search_term_string}`, 'query-input': 'required name=search_term_string' });
      return [
        toNode('WebSite', { '@id': url, url, name: t('site.name'), description, inLanguage: locale.value, potentialAction: search, publisher: { '@id': absolute('/#organization') } }),
        toNode('Organization', { '@id': absolute('/#organization'), name: t('site.name'), url: absolute('/') }),
      ];
    },
  };
}
