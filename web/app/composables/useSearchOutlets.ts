import { toExportParameters, toLibraryParameters } from '#shared/cms/search';
import { formatSearchQuery, type SearchQuery } from '#shared/library/search-query';

/** What stands beside a search: the same for machines, and suggestions for who is typing. */
export function useSearchOutlets(query: SearchQuery | null) {
  const { locale } = useI18n();
  const localePath = useLocalePath();
  const { cmsPublicUrl } = useRuntimeConfig();
  const path = localePath({ name: 'library' });
  if (!query) return { api: '', csv: '', feed: '', suggest: '' };
  const text = new URLSearchParams(formatSearchQuery({ ...query, page: 1, sort: null, whole: null })).toString();
  return {
    api: `${cmsPublicUrl}/api/search?${new URLSearchParams(toLibraryParameters(locale.value, query)).toString()}`,
    csv: `${cmsPublicUrl}/api/export/search.csv?${new URLSearchParams(toExportParameters(locale.value, query)).toString()}`,
    feed: text ? `${path}.atom?${text}` : `${path}.atom`,
    suggest: `/suggest?locale=${locale.value}`,
  };
}
