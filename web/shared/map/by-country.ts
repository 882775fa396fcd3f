/** A country and the entries that take place in it. */
export interface CountryEntries<Entry> {
  code: string;
  name: string;
  entries: Entry[];
}

/** Entries by country, in the order of the countries' names. An entry in several countries stands under each. */
export function toCountries<Entry extends { countries: readonly string[] }>(
  entries: readonly Entry[],
  nameOf: (code: string) => string,
  locale: string,
): CountryEntries<Entry>[] {
  const countries = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const code of new Set(entry.countries)) countries.set(code, [...(countries.get(code) ?? []), entry]);
  }
  const { compare } = new Intl.Collator(locale);
  return [...countries].map(([code, inside]) => ({ code, name: nameOf(code), entries: inside })).sort((a, b) => compare(a.name, b.name));
}
