const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The languages that bodies of the library are named in. */
const LANGUAGES = ['en', 'es', 'fr'];

function readNames(): Set<string> {
  const display = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }));
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return new Set(display.flatMap((names) => codes.flatMap((code) => names.of(code)?.toLowerCase() ?? [])));
}

/** Read when first asked for, which few names of authors ever do. */
let names: ReadonlySet<string> | undefined;

export const isCountryName = (text: string): boolean => (names ??= readNames()).has(text.toLowerCase());
