import { DataFactory, type Quad, Writer } from 'n3';
import { conceptAddress, isAddress, prefixes, schemeAddress, terms } from './address';
import { otherWords, type StoredConcept } from './concept';

const { literal, namedNode, quad } = DataFactory;

function textQuads(subject: string, { texts }: StoredConcept): Quad[] {
  const say = (predicate: string, value: string | null, locale: string) => (value === null ? [] : [quad(namedNode(subject), namedNode(predicate), literal(value, locale))]);
  return Object.entries(texts).flatMap(([locale, { name, synonyms, definition }]) => [
    ...say(terms.prefLabel, name, locale),
    ...otherWords(name, synonyms).flatMap((synonym) => say(terms.altLabel, synonym, locale)),
    ...say(terms.definition, definition, locale),
  ]);
}

function conceptQuads(concept: StoredConcept, narrower: readonly StoredConcept[], publicUrl: string): Quad[] {
  const { documentId, broader, kind, notation } = concept;
  const address = (id: string) => namedNode(conceptAddress(publicUrl, id));
  const scheme = namedNode(schemeAddress(publicUrl));
  const say = (predicate: string, object: ReturnType<typeof namedNode> | ReturnType<typeof literal>) => quad(address(documentId), namedNode(predicate), object);
  return [
    say(terms.type, namedNode(terms.Concept)),
    say(terms.inScheme, scheme),
    ...textQuads(address(documentId).value, concept),
    broader === null ? say(terms.topConceptOf, scheme) : say(terms.broader, address(broader)),
    ...narrower.map((other) => say(terms.narrower, address(other.documentId))),
    ...(kind === null ? [] : [say(terms.kind, literal(kind))]),
    ...(notation === null ? [] : [isAddress(notation) ? say(terms.exactMatch, namedNode(notation)) : say(terms.notation, literal(notation))]),
  ];
}

/** The thesaurus in Turtle (W3C, RDF 1.1). The same concepts in the same order always give the same text. */
export function toTurtle(concepts: readonly StoredConcept[], publicUrl: string): string {
  const narrower = Map.groupBy(concepts, ({ broader }) => broader);
  const quads = [
    quad(namedNode(schemeAddress(publicUrl)), namedNode(terms.type), namedNode(terms.ConceptScheme)),
    ...concepts.flatMap((concept) => conceptQuads(concept, narrower.get(concept.documentId) ?? [], publicUrl)),
  ];
  const writer = new Writer({ prefixes });
  let text = '';
  writer.addQuads(quads);
  // Without a stream to write to, it answers before it returns.
  writer.end((_error: Error | null, result: string) => (text = result));
  return text;
}
