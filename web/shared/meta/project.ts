import type { OrganizationPage } from '../cms/organizations';
import type { ProjectPage } from '../cms/projects';
import { foreignLanguage } from '../language/notice';
import { type SchemaNode, toNode, toValue } from './json-ld';

const organization = ({ name }: { name: string | null }): SchemaNode => toNode('Organization', { name });

/** A sample is no project: there is nothing to say of it to who cannot read that it is made up. */
export function toProjectNode(project: ProjectPage, url: string): SchemaNode[] {
  if (project.sample) return [];
  const node = toNode('ResearchProject', {
    '@id': url,
    url,
    name: toValue(project.title, foreignLanguage(project, 'title')),
    description: toValue(project.summary, foreignLanguage(project, 'summary')),
    foundingDate: project.startDate,
    dissolutionDate: project.endDate,
    member: project.organizations.map(organization),
    funder: project.funders.map(organization),
    areaServed: project.countries,
    sameAs: project.sourceUrl,
  });
  return [node];
}

export const toOrganizationNode = ({ name, aliases, country, url: website }: OrganizationPage, url: string): SchemaNode =>
  toNode('Organization', { '@id': url, name, alternateName: aliases, address: country && toNode('PostalAddress', { addressCountry: country }), url: website ?? url });
