import { type LanguageRules, languageRules } from './languages';
import { foldWord, type Word, wordsOf } from './words';

/** A word and the terms that stand for it in the index. */
export interface Token extends Word {
  /**
   * The first stands for the word in phrases, and is the same with and without accents. The others are what the word is stemmed to as it was written.
   */
  terms: readonly string[];
}

/** Neither a stem nor a stop word is known of it. Also the language of what has none: names, codes. */
const plain = (word: string): string[] => [foldWord(word)];

/**
 * Snowball reads accents, and people leave them out: "educación" and "educaciones" are both stemmed to "educ", but "educacion" is not.
 * So a word has the stem of what was written, of what is left without accents, and of what that is when the telling accents are put back.
 */
function stemmed({ stem, forms, accent }: LanguageRules, word: string): string[] {
  const folded = foldWord(word);
  const own = forms.get(folded);
  if (own) return [own];
  return [...new Set([stem(accent(folded)), stem(word), stem(folded)].map(foldWord))];
}

const MAX_KNOWN = 50_000;
const known = new Map<string, Map<string, readonly string[] | null>>();

function lookUp(rules: LanguageRules | undefined, word: string): readonly string[] | null {
  if (!rules) return plain(word);
  return rules.stopWords.has(foldWord(word)) ? null : stemmed(rules, word);
}

/** The terms of a word in a language; null for a word that says nothing. Stemming costs more than all else, and texts repeat their words. */
export function termsOf(word: string, locale: string): readonly string[] | null {
  const ofLocale = known.get(locale) ?? new Map<string, readonly string[] | null>();
  known.set(locale, ofLocale);
  const memory = ofLocale.get(word);
  if (memory !== undefined) return memory;
  const found = lookUp(languageRules[locale], word);
  const terms = found?.some((term) => term !== '') ? found.filter((term) => term !== '') : null;
  if (ofLocale.size >= MAX_KNOWN) ofLocale.clear();
  ofLocale.set(word, terms);
  return terms;
}

/**
 * The words of a text that say something, with what stands for them in an index. `locale` is the language the text is written in; '' for
 * what is in none. Every engine is fed by this function, so that all of them find the same.
 */
export function analyse(text: string, locale: string): Token[] {
  return wordsOf(text).flatMap((word) => {
    const terms = termsOf(word.text, locale);
    return terms ? [{ ...word, terms }] : [];
  });
}
