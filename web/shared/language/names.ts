import { conventionsOf } from './conventions';

/** The name of a language in the reader's language; the code itself where it has none. */
export const languageName = (code: string, locale: string): string => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(code) ?? code;

/** The name of a country (ISO 3166-1 alpha-2) in the reader's language. */
export const countryName = (code: string, locale: string): string => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;

/** "a, b and c" in the reader's language. */
export const joinNames = (names: readonly string[], locale: string): string => new Intl.ListFormat(conventionsOf(locale), { type: 'conjunction' }).format(names);

/** A text that stands alone begins with a capital, also where the language writes its first word small: "français et anglais". */
export const standingAlone = (text: string, locale: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(locale));
