import { Parser, type Quad } from 'n3';
import { terms } from './address';

/** A file that is no Turtle; nothing of it was used. */
export class UnreadableThesaurus extends Error {
  override name = 'UnreadableThesaurus';
}

export interface Statements {
  /** Statements about each concept, by its address, in the order of the file. */
  concepts: ReadonlyMap<string, readonly Quad[]>;
  /** Addresses of concepts that are blank nodes, and so nameless outside the file. */
  nameless: ReadonlySet<string>;
  /** How many statements are about something else: collections, people, the scheme itself. */
  aboutOthers: number;
}

function parse(text: string): Quad[] {
  try {
    return new Parser().parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = /^\s*<(\?xml|rdf:RDF)/.test(text) ? ' It looks like RDF/XML: save it as Turtle first.' : '';
    throw new UnreadableThesaurus(`The file is not Turtle: ${message.replace(/\.?$/, '.')}${hint}`);
  }
}

/** Reads Turtle, N-Triples or TriG, and sorts what is said by the concept it is about. Throws UnreadableThesaurus. */
export function readStatements(text: string): Statements {
  const quads = parse(text.replace(/^\uFEFF/, ''));
  const typed = new Set(quads.filter(({ predicate, object }) => predicate.value === terms.type && object.value === terms.Concept).map(({ subject }) => subject.id));
  const groups = Map.groupBy(quads.filter(({ subject }) => typed.has(subject.id)), ({ subject }) => subject.id);
  const nameless = new Set([...groups].filter(([, [first]]) => first?.subject.termType !== 'NamedNode').map(([id]) => id));
  const schemes = new Set(quads.filter(({ predicate, object }) => predicate.value === terms.type && object.value === terms.ConceptScheme).map(({ subject }) => subject.id));
  const others = quads.filter(({ subject, predicate }) => !typed.has(subject.id) && !(schemes.has(subject.id) && [terms.type, terms.hasTopConcept].includes(predicate.value as never)));
  return { concepts: groups, nameless, aboutOthers: others.length };
}
