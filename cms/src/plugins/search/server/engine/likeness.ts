import { termsOf } from '../analyse/analyser';
import { wordsOf } from '../analyse/words';
import { type Facet, FIELD_CLASSES, type IndexDocument } from '../document/index-document';
import type { Alternative, Plan } from './alternative';
import { isPublic } from './concept';
import type { IndexMemory } from './index-memory';
import { toExpression } from './terms';

/** What two works have in common, and how much that says. How rare it is counts as well. */
const IN_COMMON: readonly (readonly [Facet, number])[] = [['theme', 2], ['organization', 1], ['country', 0.8], ['frontier', 0.6], ['region', 0.5], ['kind', 0.3]];
/** Half of all works have these in common: they bring those nearer that are alike, and make none alike. */
const COMMON: readonly Facet[] = ['region', 'kind'];
const TITLE_WORD = 1.2;
/** Works are alike by their titles where one has this part of the words of the other. */
const TITLE_SHARE = 1 / 3;
const MOST = 30;

interface Trait {
  /** Rows that have it; of a word those that have it in the title are the first. */
  lists: readonly Uint32Array[];
  weight: number;
  /** A word of a title in this language. */
  locale?: string;
  /** Works that have it are alike. */
  telling: boolean;
}

function topicsOf(memory: IndexMemory, document: IndexDocument): Trait[] {
  return IN_COMMON.flatMap(([facet, weight]) =>
    (document.facets[facet] ?? []).filter((value) => isPublic(memory.thesaurus, facet, value)).map((value): Trait => ({ lists: [memory.having(facet, value)], weight, telling: !COMMON.includes(facet) })),
  );
}

function wordsOfTitles(memory: IndexMemory, document: IndexDocument): Trait[] {
  return Object.entries(document.titles).flatMap(([locale, title]) =>
    wordsOf(title).flatMap(({ text }): Trait[] => {
      const term = termsOf(text, locale)?.[0];
      return term && term.length > 2 ? [{ lists: FIELD_CLASSES.map((field) => memory.matching(toExpression(locale, field, [term]))), weight: TITLE_WORD, locale, telling: false }] : [];
    }),
  );
}

/** By row, 1 for what has enough in common with a document to be like it. */
function alikeIn(rows: number, traits: readonly Trait[]): Uint8Array {
  const alike = new Uint8Array(rows);
  for (const { lists: [list = []], telling } of traits) if (telling) for (const row of list) alike[row] = 1;
  for (const [locale, words] of Map.groupBy(traits, (trait) => trait.locale)) {
    if (locale === undefined) continue;
    const counts = new Uint8Array(rows);
    for (const { lists: [list = []] } of words) {
      for (const row of list) {
        (counts[row] as number) += 1;
        if ((counts[row] as number) >= words.length * TITLE_SHARE) alike[row] = 1;
      }
    }
  }
  return alike;
}

/** A question for what has most in common with a document: its topics, and the words it is called by. */
export function likenessPlan(memory: IndexMemory, document: IndexDocument): Plan {
  const traits = [...topicsOf(memory, document), ...wordsOfTitles(memory, document)].slice(0, MOST);
  const alternatives = traits.flatMap(({ lists, weight }, number) => lists.map((rows): Alternative => ({ rows, weight, bits: 1 << number, reason: null })));
  const alike = alikeIn(memory.columns.rows, traits);
  const excluded = alternatives.map(({ rows }) => rows.filter((row) => alike[row] !== 1));
  // A document without traits is like no other, and not like all.
  return { words: Math.max(1, traits.length), required: 0, alternatives, excluded, marks: {}, didYouMean: null };
}
