import { foldWord, wordsOf } from '../analyse/words';
import type { Facet } from '../document/index-document';
import type { Question } from '../query/question';
import type { Thesaurus } from '../thesaurus/thesaurus';
import { type Alternative, intersection, type Plan, union } from './alternative';
import { type AskedWord, askedWords } from './asked-word';
import { type Meaning, meaningsOf } from './meaning';
import type { Reason } from './engine';
import { Marks } from './marks';
import { FIELD_WEIGHT, languagesOf, placesOf } from './places';
import { correctedQuestion } from './rewritten-question';
import { spellingOf } from './spelling';
import { toWordTerm } from './terms';
import type { KnownWord, Vocabulary } from './vocabulary';

export interface PlannerOptions {
  /** Rows that a full-text expression matches. */
  text(expression: string): Uint32Array;
  /** Rows that have a value, or one that is part of it. */
  having(facet: Facet, value: string): Uint32Array;
  vocabulary: Vocabulary;
  thesaurus: Thesaurus;
}

/** What stands for a word is worth less than the word. */
const SPELLING = 0.5;
const BEGINNING = 0.5;
/** Words of a name that do not stand in a row. */
const APART = 0.7;

const MAX_BEGINNINGS = 40;
const SHORTEST_BEGINNING = 3;

/**
 * Turns a question into lists of rows: by its words as they are, in all languages; by what they mean; and by what was probably meant. `scope`:
 * 1 for each row that may be found at all. `chosen`: 1 for each that the reader wants to see; whether a word is misspelt is a question to these.
 */
export function planQuestion(options: PlannerOptions, question: Question, scope: Uint8Array, chosen: Uint8Array): Plan {
  const marks = new Marks();
  const words = askedWords(question);
  const languages = languagesOf(question);

  const directly = ({ words: row }: AskedWord, number: number): Alternative[] =>
    languages.flatMap(([language, weight]) => {
      marks.add(row, language);
      return placesOf(options.text, row, language).map(({ field, rows }): Alternative => ({ rows, weight: weight * FIELD_WEIGHT[field], bits: 1 << number, reason: null }));
    });

  const insteadOf = (word: string, number: number, known: readonly KnownWord[], kind: Reason['kind'], factor: number): Alternative[] =>
    known.flatMap(({ locale: language, shown }) => {
      const weight = (languages.find(([one]) => one === language)?.[1] ?? 0) * factor;
      const found = weight > 0 ? placesOf(options.text, [shown], language) : [];
      if (found.some(({ rows }) => rows.length > 0)) marks.add([shown], language);
      return found.map(({ field, rows }): Alternative => ({ rows, weight: weight * FIELD_WEIGHT[field], bits: 1 << number, reason: { kind, label: shown, locale: language, asked: word } }));
    });

  /** Whether anything that may be found has a word, written so. */
  const isThere = ({ locale: language, shown }: KnownWord): boolean => options.text(`"${toWordTerm(language, shown)}"`).some((row) => scope[row] === 1);

  const begunBy = ({ asked: { phrase }, words: [word = ''] }: AskedWord, number: number): KnownWord[] => {
    const folded = foldWord(word);
    return !phrase && number === words.length - 1 && folded.length >= SHORTEST_BEGINNING ? options.vocabulary.beginningWith(folded, MAX_BEGINNINGS).filter(isThere) : [];
  };

  const direct = words.map(directly);
  const spelling = spellingOf({ ...options, scope: chosen }, question, words, direct.map((alternatives) => alternatives.map(({ rows }) => rows)));
  const alternativesOf = (asked: AskedWord, number: number): Alternative[] => {
    const [word = ''] = asked.words;
    return [...(direct[number] ?? []), ...insteadOf(word, number, begunBy(asked, number), 'beginning', BEGINNING), ...insteadOf(word, number, spelling.instead.get(number) ?? [], 'spelling', SPELLING)];
  };

  /** Rows that have a word, by language and word: names have many in common. */
  const known = new Map<string, Uint32Array>();
  const anywhere = (word: string, language: string): Uint32Array => {
    const key = `${language} ${word}`;
    const rows = known.get(key) ?? union(placesOf(options.text, [word], language).map((place) => place.rows));
    known.set(key, rows);
    return rows;
  };

  /** Rows that have all words of a name, wherever they stand. */
  const apart = (row: readonly string[], language: string): Uint32Array => intersection(row.map((word) => anywhere(word, language)));

  const meant = ({ words: row, language, weight, bits, reason, rows }: Meaning): Alternative[] => {
    if (rows) return [{ rows, weight, bits, reason }];
    const found = placesOf(options.text, row, language);
    if (found.some((place) => place.rows.length > 0)) marks.add(row, language);
    const together = found.map((place): Alternative => ({ rows: place.rows, weight: weight * FIELD_WEIGHT[place.field], bits, reason }));
    return row.length > 1 ? [...together, { rows: apart(row, language), weight: weight * APART, bits, reason }] : together;
  };

  const exactly = (text: string): Uint32Array => union(languages.flatMap(([language]) => placesOf(options.text, wordsOf(text).map((word) => word.text), language).map(({ rows }) => rows)));

  const spelled = words.flatMap(alternativesOf);
  const alternatives = [...spelled, ...meaningsOf(options, question, words, spelling.right).flatMap(meant)];
  return {
    words: words.length,
    required: words.reduce((bits, { asked }, number) => (asked.phrase ? bits | (1 << number) : bits), 0),
    alternatives: alternatives.filter(({ rows }) => rows.length > 0).sort((a, b) => b.weight - a.weight),
    excluded: question.words.excluded.map(({ text }) => exactly(text)),
    marks: marks.toRecord(),
    didYouMean: correctedQuestion(question, words, new Map([...spelling.right, ...spelling.offered])),
  };
}

