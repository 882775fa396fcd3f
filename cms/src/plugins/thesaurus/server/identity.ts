import { documentIdIn } from './address';
import type { StatedConcept, StoredConcept } from './concept';

/** A concept of a file and the one it is here, if there is one. */
export interface Identified {
  stated: StatedConcept;
  stored: StoredConcept | undefined;
  /** Whether the file calls it by our own address, and not by one from elsewhere. */
  isOurs: boolean;
  /** Stands for it while nothing is written: its documentId, or for a new one its address. */
  key: string;
}

/** Finds each concept of a file among those stored: by our address, by the address it was brought in from, or by a match with ours. */
export function identify(concepts: readonly StatedConcept[], stored: readonly StoredConcept[]): Identified[] {
  const byId = new Map(stored.map((concept) => [concept.documentId, concept]));
  const byNotation = new Map(stored.map((concept) => [concept.notation, concept]));
  const ours = (iri: string) => byId.get(documentIdIn(iri) ?? '');
  return concepts.map((stated) => {
    const own = ours(stated.iri);
    const found = own ?? byNotation.get(stated.iri) ?? stated.matches.flatMap((match) => ours(match) ?? [])[0];
    // Known by a match only: its address there is not what identifies it here.
    const isOurs = found !== undefined && found.notation !== stated.iri;
    return { stated: isOurs && !own ? { ...stated, matches: [], notation: undefined } : stated, stored: found, isOurs, key: found?.documentId ?? stated.iri };
  });
}
