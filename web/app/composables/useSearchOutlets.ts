import { toOutletParameters } from '#shared/cms/search';
import { formatSearchQuery, type SearchQuery } from '#shared/library/search-query';

/** What stands beside a search: the same for machines, and suggestions for who is typing. */
export function useSearchOutlets(query: SearchQuery | null) {
  const { locale } = useI18n();
  const localePath = useLocalePath();
  const { cmsPublicUrl } = useRuntimeConfig();
  const path = localePath({ name: 'library' });
  if (!query) return { api: '', csv: '', feed: '', suggest: '' };
  const text = new URLSearchParams(formatSearchQuery({ ...query, page: 1, sort: null, whole: null })).toString();
  const asked = new URLSearchParams(toOutletParameters(locale.value, query)).toString();
  return {
    api: `${cmsPublicUrl}/api/search?type=resource&${asked}`,
    csv: `${cmsPublicUrl}/api/export/search.csv?${asked}`,
    feed: text ? `${path}.atom?${text}` : `${path}.atom`,
    suggest: `/suggest?locale=${locale.value}`,
  };
}
