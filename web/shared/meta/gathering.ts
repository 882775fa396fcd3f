import type { GroupPage } from '../cms/groups';
import { foreignLanguage } from '../language/notice';
import { type SchemaNode, toNode, toValue } from './json-ld';

/** A group of members as a part of the network. `networkId` names the network's own node. A sample is no group. */
export function toGroupNode(group: GroupPage, url: string, networkId: string): SchemaNode[] {
  if (group.sample) return [];
  const node = toNode('Organization', {
    '@id': url,
    url,
    name: toValue(group.name, foreignLanguage(group, 'name')),
    description: toValue(group.summary, foreignLanguage(group, 'summary')),
    parentOrganization: { '@id': networkId },
    knowsLanguage: group.workingLanguages,
    areaServed: group.region && toValue(group.region.name, foreignLanguage(group.region, 'name')),
    knowsAbout: [...group.themes.map((theme) => toValue(theme.name, foreignLanguage(theme, 'name'))), ...group.frontiers.map((frontier) => toValue(frontier.title, foreignLanguage(frontier, 'title')))],
    sameAs: group.sourceUrl,
  });
  return [node];
}
