import { countWithheld, type ResourceHit, searchLibrary, searchSite } from '#shared/cms/search';
import { libraryFacets, siteFacets } from '#shared/library/facets';
import type { SiteHit } from '#shared/library/site-hit';
import type { SearchPage } from './useSearch';

export async function useLibrary(): Promise<(SearchPage<ResourceHit> & { withheld: number }) | null> {
  const [page, withheld] = await Promise.all([useSearch('library', libraryFacets, searchLibrary), useCmsData('withheld', (cms, locale) => countWithheld(cms, 'resources', locale))]);
  return page && { ...page, withheld };
}

export const useSiteSearch = () => useSearch('search', siteFacets, searchSite<SiteHit>);
