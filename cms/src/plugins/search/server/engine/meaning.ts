import { termsOf } from '../analyse/analyser';
import { wordsOf } from '../analyse/words';
import type { Facet } from '../document/index-document';
import type { Question } from '../query/question';
import type { Concept, ConceptMatch, Thesaurus } from '../thesaurus/thesaurus';
import type { AskedWord } from './asked-word';
import type { Reason } from './engine';

/** Something that stands for words of a question, because it means the same: other words, or a topic that rows have. */
export interface Meaning {
  /** Words in a row; none for a topic. */
  words: readonly string[];
  language: string;
  /** Of a topic. */
  rows: Uint32Array | null;
  weight: number;
  bits: number;
  reason: Reason;
}

export interface MeaningOptions {
  having(facet: Facet, value: string): Uint32Array;
  thesaurus: Thesaurus;
}

const SYNONYM = 0.6;
const TRANSLATION = 0.6;
/** Of what is part of it. */
const NARROWER = 0.5;
const TOPIC = 1.6;
const PART_OF_NAME = 1.2;
const MOST_NAMES = 50;
/** A language that is not the reader's. */
const ELSEWHERE = 0.9;

/**
 * The concepts whose names stand among the words of a question. `right` has what stands in place of words that are misspelt, by their number:
 * all others are looked up as they are written, since a name is right though no document has it.
 */
export function namedConcepts(thesaurus: Thesaurus, { locales }: Question, asked: readonly AskedWord[], right: ReadonlyMap<number, string>): ConceptMatch[] {
  const termAt = (number: number, locale: string): string | null => {
    const word = asked[number];
    return !word || word.asked.phrase ? null : (termsOf(right.get(number) ?? word.words[0] ?? '', locale)?.[0] ?? null);
  };
  return thesaurus.find(asked.length, [...locales, ''], termAt);
}

/** What the concepts among the words of a question are called otherwise, in every language, and what is about them. `right`: as above. */
export function meaningsOf({ having, thesaurus }: MeaningOptions, question: Question, asked: readonly AskedWord[], right: ReadonlyMap<number, string>): Meaning[] {
  const locales = question.ownOnly ? question.locales.slice(0, 1) : question.locales;

  const bitsOf = ({ start, length }: ConceptMatch): number => Array.from({ length }, (_, index) => 1 << (start + index)).reduce((bits, bit) => bits | bit, 0);
  const writtenAs = ({ start, length }: ConceptMatch): string => asked.slice(start, start + length).flatMap(({ words }) => words).join(' ');

  const topicOf = (match: ConceptMatch): Meaning[] => {
    const { concept: { facet }, label, locale } = match;
    if (!facet) return [];
    return [{ words: [], language: locale, rows: having(facet.name, facet.value), weight: TOPIC, bits: bitsOf(match), reason: { kind: 'topic', label, locale, asked: writtenAs(match) } }];
  };

  const aboutOf = (concept: Concept, reason: Reason, number: number, weight: number): Meaning[] =>
    concept.facet ? [{ words: [], language: reason.locale, rows: having(concept.facet.name, concept.facet.value), weight, bits: 1 << number, reason }] : [];

  /** A phrase that is a name, and a word of the name of an organization. */
  const namedBy = ({ asked: { phrase }, words }: AskedWord, number: number): Meaning[] =>
    [...question.locales, ''].flatMap((locale) => {
      const put = right.get(number);
      const terms = (put === undefined ? words : [put]).flatMap((word) => termsOf(word, locale)?.[0] ?? []);
      const found = phrase ? thesaurus.findByName(locale, terms) : thesaurus.findByPart(locale, terms[0] ?? '').slice(0, MOST_NAMES);
      return found.flatMap(({ concept, label }) => aboutOf(concept, { kind: 'topic', label, locale, asked: words.join(' ') }, number, phrase ? TOPIC : PART_OF_NAME));
    });

  const namesOf = (match: ConceptMatch, concept: Concept, factor: number): Meaning[] =>
    locales.flatMap((language, index) => {
      const own = language === match.locale;
      const weight = factor * (own ? SYNONYM : TRANSLATION) * (index === 0 ? 1 : ELSEWHERE);
      const labels = (concept.labels[language] ?? []).filter((label) => label !== match.label);
      return labels.map((label): Meaning => ({
        words: wordsOf(label).map(({ text }) => text).filter((word) => termsOf(word, language) !== null),
        language, rows: null, weight, bits: bitsOf(match), reason: { kind: own ? 'synonym' : 'translation', label, locale: language, asked: writtenAs(match) },
      }));
    });

  const meant = namedConcepts(thesaurus, question, asked, right).flatMap((match) => [
    ...topicOf(match),
    ...namesOf(match, match.concept, 1),
    ...thesaurus.narrowerOf(match.concept).flatMap((narrower) => namesOf(match, narrower, NARROWER)),
  ]);
  return [...meant, ...asked.flatMap(namedBy)];
}
