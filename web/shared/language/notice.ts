import type { Localization } from '../types/cms.generated';

/** What readers call the values of an entry. Several can be one part: whoever reads of `sections` need not know how they are stored. */
const PART_OF = {
  title: 'title',
  heroTitle: 'title',
  name: 'name',
  summary: 'summary',
  abstract: 'abstract',
  description: 'description',
  heroIntro: 'introduction',
  belief: 'belief',
  body: 'text',
  bodyHtml: 'text',
  place: 'place',
  cost: 'cost',
  questions: 'questions',
  milestones: 'milestones',
  frontiersTitle: 'sections',
  frontiersIntro: 'sections',
  voicesTitle: 'sections',
  voicesNote: 'sections',
  doorsTitle: 'sections',
  doorsIntro: 'sections',
  doors: 'sections',
} as const;

/** A value a page may show, and have a notice for. Slugs are addresses, not text. */
export type ShownField = keyof typeof PART_OF;
export type Part = (typeof PART_OF)[ShownField];

/** Parts of an entry that are in one language. */
export interface PartsInLanguage {
  language: string;
  parts: Part[];
}

/** What a reader must know about the languages of an entry. */
export interface LanguageNotice {
  /** Nothing of it is published in the reader's language. */
  untranslated: boolean;
  /** What is in other languages than the reader's: the language of most parts first, parts as they are read. */
  elsewhere: PartsInLanguage[];
  /** Some values were translated from a text that has changed since. */
  stale: boolean;
}

const NOTHING = { untranslated: false, elsewhere: [] };

/** The notice for the values a page shows. `ownTitle`: languages in which the title is that of a work itself, which lacks no translation. */
export function toLanguageNotice(localization: Localization, locale: string, shown: readonly ShownField[], ownTitle: readonly string[] = []): LanguageNotice {
  const { fields, state } = localization;
  const foreign = shown.flatMap((field) => {
    const language = fields[field];
    return language === undefined || language === locale ? [] : [{ language, part: PART_OF[field] }];
  });
  const elsewhere = [...Map.groupBy(foreign, ({ language }) => language)]
    .map(([language, values]) => ({ language, parts: [...new Set(values.map(({ part }) => part))] }))
    .sort((a, b) => b.parts.length - a.parts.length);
  const titleAlone = elsewhere.length === 1 && elsewhere[0]?.parts.join() === 'title' && ownTitle.includes(elsewhere[0].language);
  return {
    ...(titleAlone ? NOTHING : { untranslated: state === 'fallback' && elsewhere.length > 0, elsewhere }),
    stale: shown.some((field) => fields[field] === locale),
  };
}

/** The language of a value if it is not the reader's. */
export function foreignLanguage(entry: { locale?: string; localization?: Localization }, field: string): string | undefined {
  const language = entry.localization?.fields[field];
  return language === entry.locale ? undefined : language;
}
