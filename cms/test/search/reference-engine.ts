import { analyse, termsOf, type Token } from '../../src/plugins/search/server/analyse/analyser';
import { foldWord, wordsOf } from '../../src/plugins/search/server/analyse/words';
import { FACETS, type DocumentKey, type Facet, type IndexDocument } from '../../src/plugins/search/server/document/index-document';
import { type AskedWord, askedWords } from '../../src/plugins/search/server/engine/asked-word';
import type { FacetCount, IndexBatch } from '../../src/plugins/search/server/engine/engine';
import { isOneTypoAway } from '../../src/plugins/search/server/engine/vocabulary';
import type { Question } from '../../src/plugins/search/server/query/question';

/** What the reference says of a question: which documents, in what order as far as the order is prescribed, and how they are counted. */
export interface Expected {
  keys: ReadonlySet<string>;
  facets: Record<Facet, FacetCount[]>;
}

type Matches = (document: IndexDocument) => boolean;

export const keyOf = ({ type, documentId }: DocumentKey): string => `${type} ${documentId}`;

const any = (tests: readonly Matches[]): Matches => (document) => tests.some((test) => test(document));
const firstTerms = (text: string, locale: string): string => analyse(text, locale).map(({ terms }) => terms[0]).join(' ');
const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** Search as its rules say it, by walking over all documents for every question. Slow, and short enough to be read and believed. */
export class ReferenceEngine {
  readonly documents = new Map<string, IndexDocument>();

  apply({ documents, removed }: IndexBatch): void {
    for (const key of removed) this.documents.delete(keyOf(key));
    for (const document of documents) this.documents.set(keyOf(document), document);
  }

  private all(): IndexDocument[] {
    return [...this.documents.values()];
  }

  /** A topic and all that it is part of. */
  private withBroader(id: string, seen = new Set<string>()): Set<string> {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const type of ['theme', 'region']) for (const next of this.documents.get(`${type} ${id}`)?.concept?.broader ?? []) this.withBroader(next, seen);
    return seen;
  }

  private valuesOf({ facets }: IndexDocument, facet: Facet): string[] {
    const given = facets[facet] ?? [];
    if (facet !== 'theme' && facet !== 'region') return [...given];
    // A topic without a document is withheld, and is not spoken of.
    return [...new Set(given.flatMap((id) => [...this.withBroader(id)]))].filter((id) => this.documents.has(`${facet} ${id}`));
  }

  private languages({ locales, ownOnly }: Question): string[] {
    return [...(ownOnly ? locales.slice(0, 1) : locales), ''];
  }

  /** Some words in a row, in texts of one language. */
  private inRow(words: readonly string[], locale: string): Matches {
    const asked = words.map((word) => termsOf(word, locale)).filter((terms) => terms !== null);
    if (asked.length === 0) return () => false;
    const isAt = (tokens: readonly Token[], at: number) =>
      asked.length === 1 ? overlap(tokens[at]?.terms ?? [], asked[0] ?? []) : asked.every((terms, offset) => tokens[at + offset]?.terms[0] === terms[0]);
    return ({ texts }) => texts.some((text) => {
      if (text.locale !== locale) return false;
      const tokens = analyse(text.text, locale);
      return tokens.some((_, at) => isAt(tokens, at));
    });
  }

  private spoken(words: readonly string[], question: Question): Matches {
    return any(this.languages(question).map((locale) => this.inRow(words, locale)));
  }

  /** Every word of every document, by language. */
  private vocabulary(): { locale: string; word: string }[] {
    const pairs = this.all().flatMap(({ texts }) => texts.flatMap(({ locale, text }) => wordsOf(text).map(({ text: word }) => JSON.stringify({ locale, word }))));
    return [...new Set(pairs)].map((pair) => JSON.parse(pair) as { locale: string; word: string }).filter(({ word }) => foldWord(word).length > 2);
  }

  /** Every word of every name, by language. */
  private nameWords(): { locale: string; word: string }[] {
    return this.all().flatMap(({ concept }) => Object.entries(concept?.labels ?? {}).flatMap(([locale, labels]) => labels.flatMap((label) => wordsOf(label).map(({ text }) => ({ locale, word: text })))));
  }

  private hasOneOf(words: readonly { locale: string; word: string }[], question: Question): Matches {
    const languages = this.languages(question);
    return any(words.filter(({ locale }) => languages.includes(locale)).map(({ locale, word }) => this.inRow([word], locale)));
  }

  /** Whether anything that the reader wants to see has a word: what others have says nothing of it. */
  private isThere(has: Matches, question: Question): boolean {
    const { facets: { type: types = question.types } } = question;
    return this.all().some((document) => types.includes(document.type) && this.isSeen(document, question) && has(document));
  }

  private isSeen({ locales }: IndexDocument, { ownOnly, locales: [locale = ''] }: Question): boolean {
    return locales.length > 0 && (!ownOnly || locales.includes(locale) || locales.includes(''));
  }

  /** Whether something is called by a word, whatever texts have. */
  private isName(word: string, { locales }: Question): boolean {
    return this.all().some(({ concept }) => [...locales, ''].some((locale) => {
      const term = firstTerms(word, locale);
      return concept?.labels[locale]?.some((label) => term !== '' && firstTerms(label, locale) === term);
    }));
  }

  /** What a word means: topics that are called so, their other names, and those of narrower topics. */
  private meaning(word: string, question: Question): Matches {
    const locales = this.languages(question).filter((locale) => locale !== '');
    const named = this.all().flatMap((document) => [...question.locales, ''].flatMap((locale) => {
      const term = termsOf(word, locale)?.[0];
      const label = document.concept?.labels[locale]?.find((one) => term !== undefined && firstTerms(one, locale) === term);
      return label === undefined ? [] : [{ document, label }];
    }));
    return any(named.flatMap(({ document: { type, documentId, concept }, label }) => {
      const narrower = this.all().filter((other) => other.type === type && other.concept?.broader.includes(documentId));
      const names = [concept, ...narrower.map((other) => other.concept)].flatMap((one) => locales.flatMap((locale) => (one?.labels[locale] ?? []).filter((name) => name !== label).map((name) => ({ locale, name }))));
      const facet: Facet | undefined = type === 'theme' || type === 'region' ? type : undefined;
      return [
        (document: IndexDocument) => facet !== undefined && this.valuesOf(document, facet).includes(documentId),
        ...names.map(({ locale, name }) => this.inRow(wordsOf(name).map(({ text }) => text), locale)),
      ];
    }));
  }

  /** A phrase that is the name of a topic. */
  private topicOf(words: readonly string[], question: Question): Matches {
    const topics = this.all().filter(({ type, concept }) => (type === 'theme' || type === 'region') && [...question.locales, ''].some((locale) =>
      concept?.labels[locale]?.some((label) => firstTerms(label, locale) !== '' && firstTerms(label, locale) === firstTerms(words.join(' '), locale))));
    return any(topics.map(({ type, documentId }) => (document: IndexDocument) => this.valuesOf(document, type as Facet).includes(documentId)));
  }

  private asked({ asked: { phrase }, words }: AskedWord, question: Question, last: boolean): Matches {
    const direct = this.spoken(words, question);
    if (phrase) return any([direct, this.topicOf(words, question)]);
    const [word = ''] = words;
    const folded = foldWord(word);
    const tests = [direct, this.meaning(word, question)];
    const known = this.vocabulary().map((one) => ({ ...one, folded: foldWord(one.word) }));
    if (last && folded.length >= 3) tests.push(this.hasOneOf(known.filter((other) => other.folded !== folded && other.folded.startsWith(folded)), question));
    if (!this.isName(word, question) && !this.isThere(direct, question) && folded.length >= 5) {
      const near = [...this.vocabulary(), ...this.nameWords()].filter((other) => isOneTypoAway(foldWord(other.word), folded));
      const meant = near.filter((other) => this.isThere(this.inRow([other.word], other.locale), question) || this.isName(other.word, question));
      tests.push(this.hasOneOf(meant, question), ...meant.map((other) => this.meaning(other.word, question)));
    }
    return any(tests);
  }

  /** For each word whether a document has it, in whatever way. Which words of a question count is no matter of the engine. */
  words(question: Question): Matches[] {
    const asked = askedWords(question);
    return asked.map((one, index) => this.asked(one, question, index === asked.length - 1));
  }

  inScope(question: Question): IndexDocument[] {
    const excluded = question.words.excluded.map(({ text }) => this.spoken(wordsOf(text).map((word) => word.text), question));
    return this.all().filter((document) => question.types.includes(document.type) && this.isSeen(document, question)).filter((document) => !any(excluded)(document));
  }

  private passes(document: IndexDocument, { facets, years }: Question, besides?: Facet): boolean {
    const inYears = years === null || besides === 'year' || (document.year !== null && document.year >= years.from && document.year <= years.to);
    return inYears && Object.entries(facets).every(([facet, values]) => facet === besides || overlap(this.valuesOf(document, facet as Facet), values));
  }

  /** `matching`: the documents that have what was asked in words, before they are narrowed. */
  narrowed(question: Question, matching: readonly IndexDocument[]): Expected {
    const counts = (facet: Facet): FacetCount[] => {
      const values = matching.filter((document) => this.passes(document, question, facet)).flatMap((document) => this.valuesOf(document, facet));
      return [...Map.groupBy(values, (value) => value)].map(([value, list]) => ({ value, count: list.length })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    };
    return { keys: new Set(matching.filter((document) => this.passes(document, question)).map(keyOf)), facets: Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)])) as Expected['facets'] };
  }
}
