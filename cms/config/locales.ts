/** Writing direction of a language. */
export type Direction = 'ltr' | 'rtl';

export interface LocaleDefinition {
  /** BCP 47 code, as Strapi stores it. */
  code: string;
  /** The language's own name for itself. */
  name: string;
  direction: Direction;
  /** BCP 47 tag by which the site writes dates, hours and lists, where the code alone would do it as in another country. */
  conventions?: string;
  /** Where a missing value is looked for, best first. */
  fallback: readonly string[];
}

/** The only list of languages. The first is the default. A further language is one entry here and one UI message file. */
export const locales: readonly LocaleDefinition[] = [
  { code: 'en', name: 'English', direction: 'ltr', conventions: 'en-GB', fallback: ['es', 'fr'] },
  { code: 'es', name: 'Español', direction: 'ltr', fallback: ['en', 'fr'] },
  { code: 'fr', name: 'Français', direction: 'ltr', fallback: ['en', 'es'] },
];

export const defaultLocale = 'en';

export default { locales, defaultLocale };
