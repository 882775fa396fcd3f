import { getNames, getSupportedLanguages } from 'i18n-iso-countries';
import type { Concept } from './thesaurus';

/** Countries by all their names in the languages of the site: as the runtime calls them, and as people do ("Ivory Coast"). */
export function countryConcepts(locales: readonly string[]): Concept[] {
  const known = locales.map((locale) => {
    const others: Readonly<Record<string, readonly string[]>> = getSupportedLanguages().includes(locale) ? getNames(locale, { select: 'all' }) : {};
    return { locale, others, display: new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }) };
  });
  const codes = Object.keys(getNames('en'));
  return codes.map((code): Concept => {
    const labels = known.map(({ locale, others, display }) => [locale, [...new Set([display.of(code) ?? code, ...(others[code] ?? [])])]] as const);
    return { key: `country ${code}`, labels: Object.fromEntries(labels), facet: { name: 'country', value: code }, broader: [] };
  });
}
