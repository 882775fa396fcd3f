import { analyse } from '../analyse/analyser';
import { languageRules } from '../analyse/languages';
import type { Facet } from '../document/index-document';
import type { KnownWord } from '../engine/vocabulary';
import { NameWords } from './name-words';

/** Something that has names: a concept of the glossary, a theme, a region, an organization, a country. */
export interface Concept {
  /** Unique: the type and the document id, or the code. */
  key: string;
  /** Names by language, the preferred one first; '' for names in none. */
  labels: Readonly<Record<string, readonly string[]>>;
  /** What works that are about it have. */
  facet: { name: Facet; value: string } | null;
  broader: readonly string[];
}

/** A concept found among the words of a question. */
export interface ConceptMatch {
  concept: Concept;
  /** From this word on, so many words are its name. */
  start: number;
  length: number;
  /** The language of the name that was found. */
  locale: string;
  label: string;
}

interface Named {
  concept: Concept;
  locale: string;
  label: string;
}

/** Names are compared by what their words are stemmed to, in order. */
const keyOf = (locale: string, terms: readonly string[]): string => `${locale}:${terms.join(' ')}`;
const LONGEST = 8;

/**
 * What the words of a name are stemmed to, in order. A question comes without the words that say nothing in its reader's language, so a name
 * in a language that has no such words is read as readers of each other language ask for it: without "of", "de la", "des".
 */
function readingsOf(label: string, locale: string): string[][] {
  const terms = analyse(label, locale).map((token) => token.terms[0] ?? '');
  if (languageRules[locale]) return [terms];
  return [terms, ...Object.values(languageRules).map(({ stopWords }) => terms.filter((term) => !stopWords.has(term)))];
}

const labelsOf = ({ labels }: Concept): (readonly [string, string])[] => Object.entries(labels).flatMap(([locale, names]) => names.map((name) => [locale, name] as const));

/** What concepts are called in every language. A name in one language leads to all names of the same concept. */
export class Thesaurus {
  private readonly concepts = new Map<string, Concept>();
  private readonly names = new Map<string, Map<string, Named>>();
  private readonly narrower = new Map<string, Set<string>>();
  /** Names of which one word is enough, by that word. */
  private readonly parts = new Map<string, Map<string, Named>>();
  private readonly words = new NameWords();

  set(concept: Concept): void {
    this.delete(concept.key);
    this.concepts.set(concept.key, concept);
    for (const named of this.namesOf(concept)) {
      const all = this.names.get(named.name) ?? new Map<string, Named>();
      this.names.set(named.name, all.set(concept.key, named));
    }
    for (const { part, ...named } of this.partsOf(concept)) this.parts.set(part, (this.parts.get(part) ?? new Map<string, Named>()).set(concept.key, named));
    for (const broader of concept.broader) this.narrower.set(broader, (this.narrower.get(broader) ?? new Set()).add(concept.key));
    for (const [locale, label] of labelsOf(concept)) this.words.add(label, locale);
  }

  delete(key: string): void {
    const concept = this.concepts.get(key);
    if (!concept) return;
    this.concepts.delete(key);
    for (const { name } of this.namesOf(concept)) {
      const all = this.names.get(name);
      all?.delete(key);
      if (all?.size === 0) this.names.delete(name);
    }
    for (const { part } of this.partsOf(concept)) this.parts.get(part)?.delete(key);
    for (const broader of concept.broader) this.narrower.get(broader)?.delete(key);
    for (const [locale, label] of labelsOf(concept)) this.words.remove(label, locale);
  }

  has(key: string): boolean {
    return this.concepts.has(key);
  }

  narrowerOf({ key }: Concept): Concept[] {
    return [...(this.narrower.get(key) ?? [])].flatMap((narrower) => this.concepts.get(narrower) ?? []);
  }

  /** The concepts whose names stand among some words. `termAt` gives what a word is stemmed to in a language; null for one that says nothing in it. */
  find(words: number, locales: readonly string[], termAt: (word: number, locale: string) => string | null): ConceptMatch[] {
    const matches = new Map<string, ConceptMatch>();
    for (const locale of locales) {
      for (let start = 0; start < words; start += 1) {
        const terms: string[] = [];
        for (let length = 1; length <= LONGEST && start + length <= words; length += 1) {
          const term = termAt(start + length - 1, locale);
          if (term === null) continue;
          terms.push(term);
          for (const { concept, label } of this.names.get(keyOf(locale, terms))?.values() ?? []) {
            const key = `${concept.key} ${start} ${length}`;
            if (!matches.has(key) && termAt(start, locale) !== null) matches.set(key, { concept, start, length, locale, label });
          }
        }
      }
    }
    return longest([...matches.values()]);
  }

  /** Organizations with a word in one of their names. */
  findByPart(locale: string, term: string): { concept: Concept; label: string }[] {
    return [...(this.parts.get(keyOf(locale, [term]))?.values() ?? [])];
  }

  hasPart(locale: string, term: string): boolean {
    return (this.parts.get(keyOf(locale, [term]))?.size ?? 0) > 0;
  }

  /** The concepts that are called by just these words. */
  findByName(locale: string, terms: readonly string[]): { concept: Concept; label: string }[] {
    return [...(this.names.get(keyOf(locale, terms))?.values() ?? [])];
  }

  /** Words of names that one typo makes a word of. */
  near(word: string): KnownWord[] {
    return this.words.near(word);
  }

  clear(): void {
    this.words.clear();
    this.concepts.clear();
    this.names.clear();
    this.narrower.clear();
    this.parts.clear();
  }

  private namesOf(concept: Concept): (Named & { name: string })[] {
    return Object.entries(concept.labels).flatMap(([locale, labels]) =>
      labels.flatMap((label) => {
        const readings = readingsOf(label, locale).filter((terms) => terms.length > 0 && terms.length <= LONGEST);
        return [...new Set(readings.map((terms) => keyOf(locale, terms)))].map((name) => ({ name, concept, locale, label }));
      }),
    );
  }

  /** People know organizations by a word of a long name. Topics are known by theirs: "rights" alone is no topic. */
  private partsOf(concept: Concept): (Named & { part: string })[] {
    if (concept.facet?.name !== 'organization') return [];
    return Object.entries(concept.labels).flatMap(([locale, labels]) =>
      labels.flatMap((label) => analyse(label, locale).map(({ terms }) => ({ part: keyOf(locale, terms.slice(0, 1)), concept, locale, label }))));
  }
}

/** A name within a longer one is not what was meant: "legal aid" is not about law and help. */
function longest(matches: readonly ConceptMatch[]): ConceptMatch[] {
  const covers = (a: ConceptMatch, b: ConceptMatch) => a.length > b.length && a.start <= b.start && a.start + a.length >= b.start + b.length;
  return matches.filter((match) => !matches.some((other) => covers(other, match)));
}
