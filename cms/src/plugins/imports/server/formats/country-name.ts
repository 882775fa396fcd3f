import { locales } from '../../../../../config/locales';
import { countryCodes } from '../../../vocabulary/shared/codes';

/** In small letters. Files have names by the ten thousand: reading the list anew takes a millisecond. */
let countries: ReadonlySet<string> | undefined;

function readNames(): Set<string> {
  const display = locales.map(({ code: locale }) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }));
  return new Set(display.flatMap((names) => countryCodes().flatMap((code) => names.of(code)?.toLowerCase() ?? [])));
}

/** Whether a text is the name of a country in a language of the site. Twin of web/shared/cite/country-name.ts. */
export const isCountryName = (text: string): boolean => (countries ??= readNames()).has(text.toLowerCase());
