import { termsOf } from '../analyse/analyser';
import { foldWord } from '../analyse/words';
import type { Question } from '../query/question';
import type { Thesaurus } from '../thesaurus/thesaurus';
import type { AskedWord } from './asked-word';
import { namedConcepts } from './meaning';
import { countWithin } from './scope';
import { toWordTerm } from './terms';
import type { KnownWord, Vocabulary } from './vocabulary';

/** Words that one may have been meant to be. */
const MOST = 6;
/** Words of a question that may be misspelt. For each, every word of about its length is looked at: a question of nothing else would take a second. */
const MAX_MISSPELT = 6;
/** So few documents have a word that another near by may have been meant, where so many times as many have that. */
const FEW = 3;
const MANY_TIMES = 10;
/** The same for a word that nobody writes: it was found by its stem alone, as "indigneous" is by "indignant". */
const MANY_TIMES_UNWRITTEN = 3;

export interface SpellingOptions {
  text(expression: string): Uint32Array;
  vocabulary: Vocabulary;
  thesaurus: Thesaurus;
  /** 1 for each row that the reader may see: what others have says nothing of a word. */
  scope: Uint8Array;
}

/** What is made of words that are probably misspelt, each by its number. */
export interface Spelling {
  /** Words that may have been meant, the likeliest first: of the reader's language, then the more frequent. */
  instead: ReadonlyMap<number, readonly KnownWord[]>;
  /** The likeliest. */
  right: ReadonlyMap<number, string>;
  /** Of words that few documents have: another that many have. It is offered, and not looked for. */
  offered: ReadonlyMap<number, string>;
}

/** A word that few documents have, or none, and that is no name. */
interface Suspect {
  number: number;
  word: string;
  /** Of documents that have it. */
  count: number;
  /** Words of names near by. */
  names: readonly KnownWord[];
}

/** Finds the misspelt words of a question. `direct`: for each word, the rows that have it as it is written. */
export function spellingOf(options: SpellingOptions, question: Question, asked: readonly AskedWord[], direct: readonly (readonly Uint32Array[])[]): Spelling {
  const { text, vocabulary, thesaurus, scope } = options;
  const locales = [...question.locales, ''];
  const [reader = ''] = locales;
  const [instead, right, offered] = [new Map<number, readonly KnownWord[]>(), new Map<number, string>(), new Map<number, string>()];

  /** The words of a question that are the name of something, or a part of one, with the number of words of the longest such name. */
  const namedIn = (put: ReadonlyMap<number, string>): Map<number, number> => {
    const isPart = (word: string) => locales.some((locale) => thesaurus.hasPart(locale, termsOf(word, locale)?.[0] ?? ''));
    const parts = [...asked.keys()].filter((number) => isPart(put.get(number) ?? asked[number]?.words[0] ?? ''));
    const whole = namedConcepts(thesaurus, question, asked, put).sort((a, b) => a.length - b.length);
    return new Map([...parts.map((number) => [number, 1] as const), ...whole.flatMap(({ start, length }) => Array.from({ length }, (_, index) => [start + index, length] as const))]);
  };
  const nearness = ({ locale }: KnownWord): number => (locale === reader ? 2 : locale === '' ? 1 : 0);
  const inOrder = (words: { known: KnownWord; size: number }[]): KnownWord[] =>
    words.sort((a, b) => nearness(b.known) - nearness(a.known) || b.size - a.size).slice(0, MOST).map(({ known }) => known);
  const having = ({ locale, shown }: Pick<KnownWord, 'locale' | 'shown'>): Uint32Array => text(`"${toWordTerm(locale, shown)}"`);
  const putRight = (number: number, meant: readonly KnownWord[]) => {
    const [likeliest] = meant;
    if (likeliest) right.set(number, likeliest.shown);
    instead.set(number, meant);
  };

  const lengthOfName = (number: number, { shown }: KnownWord): number => namedIn(new Map([...right, [number, shown]])).get(number) ?? 0;

  /** Words that something has, and words that are names. */
  const meantBy = ({ number, word, names }: Suspect): KnownWord[] => {
    const found = vocabulary.near(foldWord(word)).map((known) => ({ known, size: having(known).length })).filter(({ known }) => countWithin(scope, [having(known)], 1) > 0);
    const isFound = ({ locale, shown }: KnownWord) => found.some(({ known }) => known.locale === locale && known.shown === shown);
    return inOrder([...found, ...names.filter((known) => !isFound(known) && lengthOfName(number, known) > 0).map((known) => ({ known, size: 0 }))]);
  };

  /** A word that far more documents have, and that is not another form of the same. */
  const moreFrequent = ({ word, count }: Suspect): KnownWord | undefined => {
    const isOther = ({ locale, shown }: KnownWord) => termsOf(shown, locale)?.every((term) => !termsOf(word, locale)?.includes(term)) ?? false;
    const isWritten = countWithin(scope, locales.map((locale) => having({ locale, shown: word })), 1) > 0;
    const enough = count * (isWritten ? MANY_TIMES : MANY_TIMES_UNWRITTEN);
    const sized = vocabulary.near(foldWord(word)).filter(isOther).map((known) => ({ known, size: countWithin(scope, [having(known)], enough) }));
    return inOrder(sized.filter(({ size }) => size >= enough))[0];
  };

  const named = namedIn(right);
  const suspects = asked
    .map(({ asked: { phrase }, words: [word = ''] }, number) => ({ number, word, phrase, count: countWithin(scope, direct[number] ?? [], FEW + 1) }))
    .filter(({ number, phrase, count }) => !phrase && !named.has(number) && count <= FEW)
    .slice(0, MAX_MISSPELT)
    .map((suspect): Suspect => ({ ...suspect, names: suspect.count === 0 ? thesaurus.near(suspect.word) : [] }));
  // First what makes a name of several words: its other words are right then, though no document has them.
  for (const { number, names } of suspects) {
    if (names.length > 0 && !namedIn(right).has(number)) putRight(number, inOrder(names.filter((known) => lengthOfName(number, known) > 1).map((known) => ({ known, size: 0 }))));
  }
  const settled = namedIn(right);
  for (const suspect of suspects.filter(({ number }) => !settled.has(number))) {
    const { number, count } = suspect;
    if (count === 0) putRight(number, meantBy(suspect));
    const other = count > 0 ? moreFrequent(suspect) : undefined;
    if (other) offered.set(number, other.shown);
  }
  return { instead, right, offered };
}
