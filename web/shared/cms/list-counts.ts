import type { ListQuery } from '../library/list-query';
import type { CmsClient } from './client';
import { askSearch, type CountedFacet } from './search';

/** How many entries a list would show for each value of a facet, as if nothing were chosen in that one. */
export type ListCounts = Readonly<Partial<Record<string, Readonly<Record<string, number>>>>>;

/** The facets of a list that a search counts just as the list narrows: an index knows no states, and no organizations of voices. */
const COUNTED: Readonly<Partial<Record<string, { type: string; facets: readonly CountedFacet[] }>>> = {
  groups: { type: 'group', facets: ['kind', 'frontier', 'theme', 'region'] },
  projects: { type: 'project', facets: ['frontier', 'theme', 'region', 'organization'] },
  opportunities: { type: 'opportunity', facets: ['kind', 'frontier', 'theme', 'region'] },
  voices: { type: 'testimonial', facets: ['frontier', 'region'] },
};

/** What each choice of a list leads to; empty where that is not known beforehand, as with words, which a search understands and a list compares. Throws CmsError. */
export async function countChoices(cms: CmsClient, list: string, locale: string, { q, facets: chosen }: ListQuery): Promise<ListCounts> {
  const counted = COUNTED[list];
  const known = (name: string): boolean => counted?.facets.some((facet) => facet === name) ?? false;
  if (!counted || q !== '' || !Object.keys(chosen).every(known)) return {};
  const { facets } = await askSearch(cms, { locale, type: counted.type, ...chosen, 'pagination[pageSize]': '1' });
  return Object.fromEntries(counted.facets.map((facet) => [facet, Object.fromEntries(facets[facet].map(({ value, count }) => [value, count]))]));
}
