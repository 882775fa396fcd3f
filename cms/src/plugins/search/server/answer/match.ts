import { headingOf, type TypeModel, valueAttributes } from '../../../delivery/server/project/model';
import type { JsonObject } from '../../../delivery/server/project/value';
import type { Hit, Reason, SearchResult } from '../engine/engine';
import { type PassagePart, passageOf } from './passage';

export interface Passage {
  field: string;
  /** The language it is written in; null for a name in none. */
  locale: string | null;
  parts: PassagePart[];
}

/** Why an entry was found. */
export interface Match {
  /** Where the words stand: in its title, and one more place. */
  passages: Passage[];
  /** For words that do not stand in it: what stands for them. */
  reasons: readonly Reason[];
}

/** A view of an entry, and the language its values are in where nothing else is said. */
export interface View {
  locale: string;
  entry: JsonObject;
}

const isProse = (text: unknown): text is string => typeof text === 'string' && !/^https?:\/\//i.test(text);

/** The texts of a view with their languages, the heading first. */
function textsOf(type: TypeModel, { locale, entry }: View): { field: string; locale: string; text: string; heading: boolean }[] {
  const heading = headingOf(type);
  const fields = (entry.localization as { fields: Record<string, string> } | undefined)?.fields ?? {};
  const attributes = valueAttributes(type).filter(({ searchable }) => searchable);
  return attributes
    .toSorted((a, b) => Number(b.publicName === heading) - Number(a.publicName === heading))
    .flatMap(({ publicName: field, localized }) =>
      [entry[field]].flat().filter(isProse).map((text) => ({ field, locale: localized ? (fields[field] ?? locale) : '', text, heading: field === heading })),
    );
}

/**
 * What in an entry answers a search. The reader's own view is looked at first; the others where nothing of it is in there, since a work
 * may be found by its title in a language that the reader does not see.
 */
export function matchOf(type: TypeModel, hit: Hit, marks: SearchResult['marks'], views: readonly View[]): Match {
  for (const view of views) {
    const found = textsOf(type, view).flatMap(({ field, locale, text, heading }) => {
      const parts = passageOf(text, locale, marks[locale] ?? [], heading);
      return parts ? [{ field, locale: locale || null, parts, heading }] : [];
    });
    if (found.length === 0) continue;
    const chosen = [...found.filter(({ heading }) => heading).slice(0, 1), ...found.filter(({ heading }) => !heading).slice(0, 1)];
    return { passages: chosen.map(({ heading: _heading, ...passage }) => passage), reasons: hit.reasons };
  }
  return { passages: [], reasons: hit.reasons };
}
