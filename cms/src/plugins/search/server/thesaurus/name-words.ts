import { foldWord, wordsOf } from '../analyse/words';
import { type KnownWord, Vocabulary } from '../engine/vocabulary';

const keyOf = ({ locale, shown }: Pick<KnownWord, 'locale' | 'shown'>): string => `${locale} ${shown}`;

/** The words that names are made of, by language. One is known for as long as some name has it. */
export class NameWords {
  private readonly vocabulary = new Vocabulary();
  /** How many names have a word. */
  private readonly counts = new Map<string, number>();

  add(name: string, locale: string): void {
    this.vocabulary.learn(name, locale);
    this.count(name, locale, 1);
  }

  remove(name: string, locale: string): void {
    this.count(name, locale, -1);
  }

  /** Those that one typo makes a word of; none for a short one. */
  near(word: string): KnownWord[] {
    return this.vocabulary.near(foldWord(word)).filter((known) => (this.counts.get(keyOf(known)) ?? 0) > 0);
  }

  clear(): void {
    this.vocabulary.clear();
    this.counts.clear();
  }

  private count(name: string, locale: string, step: 1 | -1): void {
    for (const { text } of wordsOf(name)) {
      const key = keyOf({ locale, shown: text });
      this.counts.set(key, (this.counts.get(key) ?? 0) + step);
    }
  }
}
