import type { Localization } from '../types/cms.generated';

/** What a reader must know about the languages of an entry. */
export interface LanguageNotice {
  /** `whole`: nothing of it is published in the reader's language. `parts`: some values are not. */
  extent: 'none' | 'parts' | 'whole';
  /** Languages other than the reader's that values are in, in the order they are met. */
  languages: string[];
  /** Some values were translated from a text that has changed since. */
  stale: boolean;
}

/** The notice for the values a page shows. Slugs are addresses, not text. */
export function toLanguageNotice(localization: Localization, locale: string, shown: readonly string[]): LanguageNotice {
  const values = shown.flatMap((field) => localization.fields[field] ?? []);
  const languages = [...new Set(values.filter((language) => language !== locale))];
  return {
    extent: languages.length === 0 ? 'none' : localization.state === 'fallback' ? 'whole' : 'parts',
    languages,
    stale: values.includes(locale),
  };
}

/** The language of a value if it is not the reader's. */
export function foreignLanguage(entry: { locale?: string; localization?: Localization }, field: string): string | undefined {
  const language = entry.localization?.fields[field];
  return language === entry.locale ? undefined : language;
}
