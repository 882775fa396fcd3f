import { foldWord, wordsOf } from '../analyse/words';

/** Below this a word is too short for a typo to be told from another word. */
const SHORTEST_WITH_TYPO = 5;

/** Whether one letter too much, too few, another, or two swapped make `a` into `b`. Equal words are not. */
export function isOneTypoAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let ends = 0;
  while (ends < a.length - start && ends < b.length - start && a[a.length - 1 - ends] === b[b.length - 1 - ends]) ends += 1;
  const [left, right] = [a.slice(start, a.length - ends), b.slice(start, b.length - ends)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * The words that texts of one language hold, in every way they are written. One that was withdrawn since is still here: whoever offers a word asks
 * the index first whether anything has it.
 */
class LanguageWords {
  private readonly shown = new Map<string, Set<string>>();
  private readonly byLength = new Map<number, string[]>();
  private sorted: string[] | null = null;

  add(folded: string, shown: string): boolean {
    const known = this.shown.get(folded);
    if (known?.has(shown)) return false;
    if (known) {
      known.add(shown);
      return true;
    }
    this.shown.set(folded, new Set([shown]));
    const alike = this.byLength.get(folded.length) ?? [];
    this.byLength.set(folded.length, alike);
    alike.push(folded);
    this.sorted = null;
    return true;
  }

  shownAs(folded: string): Iterable<string> {
    return this.shown.get(folded) ?? [];
  }

  near(folded: string): string[] {
    return [-1, 0, 1].flatMap((more) => (this.byLength.get(folded.length + more) ?? []).filter((word) => isOneTypoAway(folded, word)));
  }

  beginningWith(prefix: string): string[] {
    this.sorted ??= [...this.shown.keys()].sort();
    const { sorted } = this;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; at < sorted.length && sorted[at]?.startsWith(prefix); at += 1) found.push(sorted[at] ?? '');
    return found;
  }
}

export interface KnownWord {
  locale: string;
  folded: string;
  /** With its accents, as a text has it. */
  shown: string;
}

/** All words of the index, by language: for typos, and for words of which only the beginning is written. */
export class Vocabulary {
  private readonly languages = new Map<string, LanguageWords>();

  add({ locale, folded, shown }: KnownWord): boolean {
    const words = this.languages.get(locale) ?? new LanguageWords();
    this.languages.set(locale, words);
    return words.add(folded, shown);
  }

  /** Adds the words of a text, and gives those that are new. */
  learn(text: string, locale: string): KnownWord[] {
    return wordsOf(text).flatMap(({ text: shown }) => {
      const word = { locale, folded: foldWord(shown), shown };
      return word.folded.length > 2 && this.add(word) ? [word] : [];
    });
  }

  near(folded: string): KnownWord[] {
    if (folded.length < SHORTEST_WITH_TYPO) return [];
    return this.each((words) => words.near(folded));
  }

  /** The shortest first: they are the nearest. */
  beginningWith(prefix: string, most: number): KnownWord[] {
    const all = this.each((words) => words.beginningWith(prefix).filter((word) => word !== prefix));
    return all.sort((a, b) => a.folded.length - b.folded.length || (a.folded < b.folded ? -1 : 1)).slice(0, most);
  }

  clear(): void {
    this.languages.clear();
  }

  private each(find: (words: LanguageWords) => string[]): KnownWord[] {
    return [...this.languages].flatMap(([locale, words]) => find(words).flatMap((folded) => [...words.shownAs(folded)].map((shown) => ({ locale, folded, shown }))));
  }
}
