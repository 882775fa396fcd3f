import type { SearchFacet, SearchSort } from '#shared/library/search-query';

/** The words around a search. */
export function useSearchLabels() {
  const { t } = useI18n();
  const { section, resourceKind } = useLabels();
  const names = useNames();
  const licenseOf = useLicense();
  const facet: Record<SearchFacet | 'year', string> = {
    type: t('search.facet.type'),
    kind: t('list.kind'),
    theme: t('list.theme'),
    year: t('resource.year'),
    country: t('search.facet.country'),
    language: t('search.facet.language'),
    frontier: t('list.frontier'),
    region: t('list.region'),
    organization: t('search.facet.organization'),
    availability: t('search.facet.availability'),
    license: t('resource.license'),
  };
  const sort: Record<SearchSort, string> = {
    relevance: t('search.sort.relevance'),
    newest: t('search.sort.newest'),
    year: t('search.sort.year'),
    title: t('search.sort.title'),
  };
  const type: Record<string, string> = {
    frontier: section.frontiers,
    group: section.groups,
    opportunity: section.opportunities,
    organization: section.organizations,
    page: t('sitemap.texts'),
    project: section.projects,
    region: section.regions,
    resource: section.library,
    testimonial: section.voices,
    theme: section.themes,
  };
  const availability: Record<string, string> = { file: t('search.availability.file'), link: t('search.availability.link'), none: t('search.availability.none') };
  const codes: Partial<Record<SearchFacet, Readonly<Record<string, string>>>> = { type, kind: resourceKind, availability };
  return {
    facet,
    sort,
    type,
    /** What a value is called that the API names by a code alone. */
    valueOf: (name: SearchFacet, value: string): string => {
      if (name === 'country') return names.country(value);
      if (name === 'language') return names.language(value);
      if (name === 'license') return licenseOf(value).short;
      return codes[name]?.[value] ?? value;
    },
  };
}
