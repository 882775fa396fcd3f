import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { codesOf, type Vocabulary } from '../shared/codes';

export interface NamedCode {
  code: string;
  name: string;
}

/** What there is to choose from, and how a chosen code is called. */
export interface CodeNames {
  options: readonly NamedCode[];
  nameOf(code: string): string;
}

/** Colombian editors look for "Bogota", not for "America/Bogota (GMT-5)"; the offset tells the zones of one country apart. */
function zoneName(zone: string, language: string): string {
  const offset = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${zone.replaceAll('_', ' ')} (${offset ?? zone})`;
}

function namer(vocabulary: Vocabulary, language: string): (code: string) => string {
  if (vocabulary === 'time-zone') return (zone) => zoneName(zone, language);
  const names = new Intl.DisplayNames(language, { type: vocabulary === 'country' ? 'region' : 'language' });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code;
    }
  };
}

/** Capital first, so that lists read the same in languages that write language names in lower case. */
function capitalize(name: string, language: string): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The codes of a vocabulary with their names in the admin's language, sorted as that language sorts. */
export function useCodeNames(vocabulary: Vocabulary): CodeNames {
  const { locale } = useIntl();
  return useMemo(() => {
    const name = namer(vocabulary, locale);
    const nameOf = (code: string) => capitalize(name(code), locale);
    const { compare } = new Intl.Collator(locale);
    const options = codesOf(vocabulary)
      .map((code) => ({ code, name: nameOf(code) }))
      .sort((a, b) => compare(a.name, b.name));
    return { options, nameOf };
  }, [vocabulary, locale]);
}
