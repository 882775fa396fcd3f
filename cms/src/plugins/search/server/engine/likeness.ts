import { termsOf } from '../analyse/analyser';
import { wordsOf } from '../analyse/words';
import { type Facet, FIELD_CLASSES, type IndexDocument } from '../document/index-document';
import type { Alternative, Plan } from './alternative';
import { isPublic } from './concept';
import type { IndexMemory } from './index-memory';
import { toExpression } from './terms';

/** What two works have in common, and how much that says. How rare it is counts as well. */
const IN_COMMON: readonly (readonly [Facet, number])[] = [['theme', 2], ['organization', 1], ['country', 0.8], ['frontier', 0.6], ['region', 0.5], ['kind', 0.3]];
const TITLE_WORD = 1.2;
const MOST = 30;

/** A question for what has most in common with a document: its topics, and the words it is called by. */
export function likenessPlan(memory: IndexMemory, document: IndexDocument): Plan {
  const topics = IN_COMMON.flatMap(([facet, weight]) => (document.facets[facet] ?? []).filter((value) => isPublic(memory.thesaurus, facet, value)).map((value) => ({ lists: [memory.having(facet, value)], weight })));
  const words = Object.entries(document.titles).flatMap(([locale, title]) =>
    wordsOf(title).flatMap(({ text }) => {
      const term = termsOf(text, locale)?.[0];
      return term && term.length > 2 ? [{ lists: FIELD_CLASSES.map((field) => memory.matching(toExpression(locale, field, [term]))), weight: TITLE_WORD }] : [];
    }),
  );
  const traits = [...topics, ...words].slice(0, MOST);
  const alternatives = traits.flatMap(({ lists, weight }, number) => lists.map((rows): Alternative => ({ rows, weight, bits: 1 << number, reason: null })));
  // A document without traits is like no other, and not like all.
  return { words: Math.max(1, traits.length), required: 0, alternatives, excluded: [], marks: {}, didYouMean: null };
}
