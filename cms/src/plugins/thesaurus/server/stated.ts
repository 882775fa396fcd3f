import type { Quad } from 'n3';
import { cleanText } from '../../../documents/text';
import { terms } from './address';
import { type ConceptText, otherWords, type PassedOver, type Refusal, type StatedConcept } from './concept';
import { readStatements } from './statements';

/** What a file says, in our terms. */
export interface StatedThesaurus {
  concepts: StatedConcept[];
  refused: Refusal[];
  passedOver: PassedOver[];
}

/** Said by structure, and known without being read. */
const UNDERSTOOD: ReadonlySet<string> = new Set([terms.type, terms.inScheme, terms.topConceptOf]);

class Refused extends Error {}

type Note = (what: string) => void;
type Texts = Record<string, Partial<ConceptText>>;

/** `skos:prefLabel` and the like for a person. */
const short = (iri: string): string => iri.replace(/^.*[/#](?=[^/#]+$)/, '');

const objects = (quads: readonly Quad[], predicate: string) => quads.filter((quad) => quad.predicate.value === predicate).map(({ object }) => object);

/** Texts of a predicate by language; those in no language of ours are noted. */
function textsOf(quads: readonly Quad[], predicate: string, locales: readonly string[], note: Note): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const object of objects(quads, predicate)) {
    if (object.termType !== 'Literal') note(`${short(predicate)} that is no text`);
    else if (object.language === '') note(`${short(predicate)} without a language`);
    else {
      const locale = locales.find((code) => code.toLowerCase() === object.language.toLowerCase());
      if (!locale) note(`${short(predicate)} in “${object.language}”, which is no language of this site`);
      else found.set(locale, [...(found.get(locale) ?? []), cleanText(object.value, predicate !== terms.definition)]);
    }
  }
  return found;
}

function onlyOne(values: readonly string[], what: string): string | undefined {
  const [first, second] = [...new Set(values)];
  if (second !== undefined) throw new Refused(`has two ${what}: “${first}” and “${second}”`);
  return first;
}

function readTexts(quads: readonly Quad[], locales: readonly string[], note: Note): Texts {
  const [names, synonyms, definitions] = [terms.prefLabel, terms.altLabel, terms.definition].map((predicate) => textsOf(quads, predicate, locales, note)) as [Map<string, string[]>, Map<string, string[]>, Map<string, string[]>];
  const spoken = locales.filter((locale) => [names, synonyms, definitions].some((texts) => texts.has(locale)));
  return Object.fromEntries(spoken.map((locale) => {
    const name = onlyOne(names.get(locale) ?? [], `names (prefLabel) in “${locale}”`);
    const definition = onlyOne(definitions.get(locale) ?? [], `definitions in “${locale}”`);
    const others = synonyms.get(locale);
    return [locale, { ...(name === undefined ? {} : { name }), ...(others ? { synonyms: otherWords(name, others) } : {}), ...(definition === undefined ? {} : { definition }) }];
  }));
}

interface Context {
  locales: readonly string[];
  /** Wider concepts of each, by address, from both directions. */
  wider: ReadonlyMap<string, readonly string[]>;
  note: Note;
}

function readConcept(iri: string, quads: readonly Quad[], { locales, wider, note }: Context): StatedConcept {
  const known = new Set<string>([...UNDERSTOOD, terms.prefLabel, terms.altLabel, terms.definition, terms.broader, terms.narrower, terms.kind, terms.notation, terms.exactMatch]);
  for (const { predicate } of quads) if (!known.has(predicate.value)) note(short(predicate.value));
  const values = (predicate: string, type: string) => objects(quads, predicate).filter(({ termType }) => termType === type).map(({ value }) => value);
  const broader = onlyOne(wider.get(iri) ?? [], 'wider concepts');
  const kind = onlyOne(values(terms.kind, 'Literal'), 'kinds of resource');
  const notation = onlyOne(values(terms.notation, 'Literal').map((code) => cleanText(code, true)), 'notations');
  return {
    iri,
    texts: readTexts(quads, locales, note),
    ...(broader === undefined ? {} : { broader }),
    ...(kind === undefined ? {} : { kind }),
    ...(notation === undefined ? {} : { notation }),
    matches: [...new Set(values(terms.exactMatch, 'NamedNode'))],
  };
}

/** `narrower` says the same as `broader` of the other concept: many thesauri state only one of the two. */
function widerOf(concepts: ReadonlyMap<string, readonly Quad[]>): Map<string, string[]> {
  const pairs = [...concepts].flatMap(([iri, quads]) => [
    ...objects(quads, terms.broader).map(({ id }) => ({ narrow: iri, wide: id })),
    ...objects(quads, terms.narrower).map(({ id }) => ({ narrow: id, wide: iri })),
  ]);
  return new Map([...Map.groupBy(pairs, ({ narrow }) => narrow)].map(([narrow, all]) => [narrow, all.map(({ wide }) => wide)]));
}

/** Reads a SKOS thesaurus. Concepts that cannot be held are refused one by one; throws UnreadableThesaurus where the file cannot be read at all. */
export function fromTurtle(text: string, locales: readonly string[]): StatedThesaurus {
  const { concepts: groups, nameless, aboutOthers } = readStatements(text);
  const counts = new Map<string, number>();
  const note = (what: string, count = 1) => counts.set(what, (counts.get(what) ?? 0) + count);
  if (aboutOthers > 0) note('statements about what is no concept', aboutOthers);
  const wider = widerOf(groups);
  const concepts: StatedConcept[] = [];
  const refused: Refusal[] = [];
  for (const [iri, quads] of groups) {
    try {
      if (nameless.has(iri)) throw new Refused('has no address of its own');
      concepts.push(readConcept(iri, quads, { locales, wider, note }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push({ iri, reason: error.message });
    }
  }
  return { concepts, refused, passedOver: [...counts].map(([what, count]) => ({ what, count })) };
}
