import { sequencesOf } from './places';

/** What is to be marked in a text, by language. */
export class Marks {
  private readonly byLanguage = new Map<string, Map<string, readonly string[]>>();

  add(words: readonly string[], locale: string): void {
    const sequences = this.byLanguage.get(locale) ?? new Map<string, readonly string[]>();
    for (const terms of sequencesOf(words, locale)) sequences.set(terms.join(' '), terms);
    this.byLanguage.set(locale, sequences);
  }

  toRecord(): Record<string, (readonly string[])[]> {
    return Object.fromEntries([...this.byLanguage].map(([locale, sequences]) => [locale, [...sequences.values()]]));
  }
}
