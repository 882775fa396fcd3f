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

/** A passage for the heading, and one for the first text after it that has what was looked for: what follows is not looked at. */
function passagesOf(type: TypeModel, view: View, marks: SearchResult['marks']): Passage[] {
  const passages: Passage[] = [];
  for (const { field, locale, text, heading } of textsOf(type, view)) {
    const parts = passageOf(text, locale, marks[locale] ?? [], heading);
    if (parts) passages.push({ field, locale: locale || null, parts });
    if (parts && !heading) break;
  }
  return passages;
}

/** What in an entry answers a search: of the first view in which anything does. None, if there are no marks. */
export function matchOf(type: TypeModel, { reasons }: Hit, marks: SearchResult['marks'], views: readonly View[]): Match {
  for (const view of views) {
    const passages = passagesOf(type, view, marks);
    if (passages.length > 0) return { passages, reasons };
  }
  return { passages: [], reasons };
}
