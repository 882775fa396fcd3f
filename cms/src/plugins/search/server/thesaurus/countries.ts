import type { Concept } from './thesaurus';

/** ISO 3166-1 alpha-2 codes are two letters; which of them name a country is known to the runtime alone. */
function codes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

/** Countries by their names in the languages of the site. */
export function countryConcepts(locales: readonly string[]): Concept[] {
  const names = locales.map((locale) => [locale, new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })] as const);
  return codes().flatMap((code): Concept[] => {
    const labels = names.flatMap(([locale, display]) => {
      const name = display.of(code);
      return name && name !== code ? [[locale, [name]] as const] : [];
    });
    return labels.length > 0 ? [{ key: `country ${code}`, labels: Object.fromEntries(labels), facet: { name: 'country', value: code }, broader: [] }] : [];
  });
}
