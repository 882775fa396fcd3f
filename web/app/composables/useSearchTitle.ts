import type { SearchPage } from './useSearch';
import type { Choice } from './useFacets';

/** What a search is called among tabs, bookmarks and in the history: what it asks for, before where it asks. */
export function useSearchTitle<Hit>(page: SearchPage<Hit> | null, choices: readonly Choice[], place: string): string {
  const { t } = useI18n();
  const asked = [page?.query.q ?? '', ...choices.map(({ label }) => label)].filter((part) => part !== '').join(', ');
  return asked ? t('site.titleOfPage', { page: asked, site: place }) : place;
}
