import { toOutletParameters } from '#shared/cms/search';
import { formatSearchQuery, type SearchQuery } from '#shared/library/search-query';

/** What stands beside a search: the same for machines, and suggestions for who is typing. */
export function useSearchOutlets(query: SearchQuery | null) {
  const { locale } = useI18n();
  const feedPath = useFeedPath();
  const { cmsPublicUrl } = useRuntimeConfig();
  if (!query) return { api: '', csv: '', feed: '', suggest: '' };
  const asked = new URLSearchParams(toOutletParameters(locale.value, query)).toString();
  return {
    api: `${cmsPublicUrl}/api/search?type=resource&${asked}`,
    csv: `${cmsPublicUrl}/api/export/search.csv?${asked}`,
    feed: feedPath('library', formatSearchQuery({ ...query, page: 1, sort: null, whole: null })),
    suggest: `/suggest?locale=${locale.value}`,
  };
}
