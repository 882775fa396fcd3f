import type { NamedValue, ShownValue } from '#shared/library/facet-values';
import { kinOf, toShown } from '#shared/library/facet-values';
import { type SearchFacet, type SearchQuery, toggleValue } from '#shared/library/search-query';
import { formatYears } from '#shared/library/year-span';
import type { SearchPage } from './useSearch';

/** A way to narrow a search: its first values, and how many there are. */
export interface ShownFacet {
  name: SearchFacet;
  label: string;
  values: (ShownValue & { href: string })[];
  total: number;
  /** The same search with all values of this facet, or with the first only. */
  wholeHref: string;
  whole: boolean;
}

/** What is chosen, and the search without it. */
export interface Choice {
  key: string;
  label: string;
  lang: string | undefined;
  href: string;
}

const MOST = 5;

/** How a search can be narrowed, and what it is narrowed by. */
export function useFacets<Hit>(page: SearchPage<Hit>) {
  const labels = useSearchLabels();
  const { query, found, topics, hrefOf } = page;

  /** What there is of a facet. What is chosen is there, also where nothing is found of it. */
  function namedValues(facet: SearchFacet): NamedValue[] {
    const counted = found.facets[facet].map(({ value, count, label, locale, broader }) => ({ value, count, label: label ?? labels.valueOf(facet, value), lang: locale, broader }));
    const missing = (query.chosen[facet] ?? []).filter((value) => !counted.some((one) => one.value === value));
    return [
      ...counted,
      ...missing.map((value) => {
        const topic = topics.find((one) => one.facet === facet && one.slug === value);
        return { value, count: 0, label: topic?.name ?? labels.valueOf(facet, value), lang: topic?.lang };
      }),
    ];
  }

  function facetOf(name: SearchFacet): ShownFacet | null {
    const all = namedValues(name);
    const chosen = query.chosen[name] ?? [];
    // What all have in common narrows nothing.
    if (chosen.length === 0 && all.every(({ count }) => count === found.total)) return null;
    const whole = query.whole === name;
    const values = toShown(all, chosen, whole ? all.length : MOST);
    const toHref = (other: SearchQuery): string => hrefOf({ ...other, whole: null });
    return {
      name,
      label: labels.facet[name],
      values: values.map((value) => ({ ...value, href: toHref(toggleValue(query, name, value.value, kinOf(all, value.value))) })),
      total: all.length,
      wholeHref: hrefOf({ ...query, whole: whole ? null : name }),
      whole,
    };
  }

  const choices: Choice[] = [
    ...(Object.entries(query.chosen) as [SearchFacet, readonly string[]][]).flatMap(([facet, values]) => {
      const named = namedValues(facet);
      return values.map((value) => ({ key: `${facet}${value}`, label: value, lang: undefined, ...pick(named, value), href: hrefOf(toggleValue(query, facet, value)) }));
    }),
    ...(query.years ? [{ key: 'year', label: formatYears(query.years).replace('..', '–'), lang: undefined, href: hrefOf({ ...query, years: null, page: 1 }) }] : []),
  ];
  return { facetOf, choices };
}

function pick(values: readonly NamedValue[], value: string): Pick<Choice, 'label' | 'lang'> | undefined {
  const found = values.find((one) => one.value === value);
  return found && { label: found.label, lang: found.lang };
}
