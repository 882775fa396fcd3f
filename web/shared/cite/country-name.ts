import { locales } from '../../../cms/config/locales';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES: readonly string[] = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** Whether a text is the name of a country in a language of the site. Takes a millisecond or two: to be asked of few. */
export function isCountryName(text: string): boolean {
  const name = text.toLowerCase();
  return locales.some(({ code: locale }) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return CODES.some((code) => names.of(code)?.toLowerCase() === name);
  });
}
