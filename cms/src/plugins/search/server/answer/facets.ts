import type { Localization } from '../../../delivery/server/query/parse';
import { FACETS, type Facet, isTopic, TOPICS } from '../document/index-document';
import type { FacetCount, SearchResult } from '../engine/engine';
import type { Topic } from './topics';

/** A value of a facet as the API says it. */
export interface FacetValue {
  /** What the parameter of the facet's name takes. */
  value: string;
  count: number;
  /** In the reader's language where there is one. Kinds, types and availability are codes without. */
  label?: string;
  /** The language of the label where it is another. */
  locale?: string;
  /** The value that it is part of. */
  broader?: string;
}

/** Of facets that have no end. */
const MOST = 100;
export const MOST_VALUES: Readonly<Partial<Record<Facet, number>>> = Object.fromEntries(TOPICS.map((facet) => [facet, MOST]));

/** The topics that facets name. */
export function topicsIn(facets: SearchResult['facets']): Map<Facet, string[]> {
  return new Map(TOPICS.map((facet) => [facet, facets[facet].slice(0, MOST).map(({ value }) => value)]));
}

function named(facet: Facet, locale: string): ((code: string) => string | undefined) | null {
  if (facet !== 'country' && facet !== 'language') return null;
  const names = new Intl.DisplayNames([locale], { type: facet === 'country' ? 'region' : 'language', fallback: 'none' });
  return (code) => names.of(code);
}

function toTopicValue({ value, count }: FacetCount, topic: Topic | undefined, locale: string): FacetValue[] {
  // Without a record it is not there for readers, whatever the index still holds.
  if (!topic) return [];
  return [{ value: topic.slug ?? value, count, label: topic.label, ...(topic.locale && topic.locale !== locale ? { locale: topic.locale } : {}), ...(topic.broader ? { broader: topic.broader } : {}) }];
}

/** The facets of an answer, with labels in the reader's language. Years are in order, all others by count. */
export function toFacetValues(facets: SearchResult['facets'], { locale }: Localization, topics: ReadonlyMap<Facet, ReadonlyMap<string, Topic>>): Record<Facet, FacetValue[]> {
  const valuesOf = (facet: Facet): FacetValue[] => {
    const counts = facets[facet];
    if (isTopic(facet)) return counts.slice(0, MOST).flatMap((one) => toTopicValue(one, topics.get(facet)?.get(one.value), locale));
    if (facet === 'year') return [...counts].sort((a, b) => Number(a.value) - Number(b.value));
    const nameOf = named(facet, locale);
    return counts.map(({ value, count }) => {
      const label = nameOf?.(value);
      return { value, count, ...(label ? { label } : {}) };
    });
  };
  return Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)])) as Record<Facet, FacetValue[]>;
}
