import type { CmsClient } from '#shared/cms/client';
import { listTopicOptions } from '#shared/cms/facets';
import { findFrontier, listFrontiers } from '#shared/cms/frontiers';
import { findGroup } from '#shared/cms/groups';
import { findOpportunity } from '#shared/cms/opportunities';
import { findOrganization } from '#shared/cms/organizations';
import { findPage } from '#shared/cms/pages';
import { findProject } from '#shared/cms/projects';
import type { EntryRequest, Found } from '#shared/cms/read';
import { listRelated, type Related } from '#shared/cms/related';
import { type RelationFilters, topicOf } from '#shared/cms/relations';
import { findResource, type ResourcePage } from '#shared/cms/resources';
import { listSimilar, type ResourceHit } from '#shared/cms/search';
import { findRegion, findTheme, listRegions, listThemes } from '#shared/cms/topics';

type Find<Entry> = (cms: CmsClient, request: EntryRequest) => Promise<Found<Entry>>;

/** An entry together with what belongs to it. */
const withRelated =
  <Entry>(by: keyof RelationFilters, find: Find<Entry>): Find<Entry & { related: Related }> =>
  async (cms, request) => {
    const [found, related] = await Promise.all([find(cms, request), listRelated(cms, request.locale, by, topicOf(request))]);
    return found.kind === 'moved' ? found : { kind: 'found', entry: { ...found.entry, related } };
  };

const RELATED_WORKS = 4;

/** A resource together with the works that have most in common with it. */
const withSimilar: Find<ResourcePage & { similar: ResourceHit[] }> = async (cms, request) => {
  const found = await findResource(cms, request);
  if (found.kind === 'moved') return found;
  return { kind: 'found', entry: { ...found.entry, similar: await listSimilar(cms, found.entry, RELATED_WORKS) } };
};

export const useFrontier = () => useEntry('frontiers', withRelated('frontier', findFrontier));
export const useTheme = () => useEntry('themes', withRelated('theme', findTheme));
export const useRegion = () => useEntry('regions', withRelated('region', findRegion));
export const useOrganization = () => useEntry('organizations', withRelated('organization', findOrganization));
export const useGroup = () => useEntry('groups', findGroup);
export const useProject = () => useEntry('projects', findProject);
export const useOpportunity = () => useEntry('opportunities', findOpportunity);
export const useResource = () => useEntry('resources', withSimilar);
export const useTextPage = () => useEntry('pages', findPage);

export const useFrontiers = () => useCmsData('frontiers', (cms, locale) => listFrontiers(cms, { locale }));
export const useThemes = () => useCmsData('themes', (cms, locale) => listThemes(cms, { locale }));
export const useRegions = () => useCmsData('regions', (cms, locale) => listRegions(cms, { locale }));
export const useThemeOptions = () => useCmsData('theme-options', (cms, locale) => listTopicOptions(cms, 'theme', locale));
