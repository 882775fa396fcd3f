import { languageName } from '../language/names';

/** Where a suggested page stands, and which language it is in where that is not the reader's: "Resource library · In English". */
export const placeOf = (part: string, language: string | null, locale: string, valueIn: (language: string) => string): string =>
  language && language !== locale ? `${part} · ${valueIn(languageName(language, locale))}` : part;
