/** What one language says of a concept. A name of null is a language that has synonyms or a definition only. */
export interface ConceptText {
  name: string | null;
  synonyms: readonly string[];
  definition: string | null;
}

/** A concept as the CMS holds it. */
export interface StoredConcept {
  documentId: string;
  sourceLocale: string;
  texts: Readonly<Record<string, ConceptText>>;
  /** documentId of the wider concept. */
  broader: string | null;
  kind: string | null;
  /** Address or code of the same concept in another thesaurus. */
  notation: string | null;
}

/** A concept as a file states it. What is absent is not mentioned, and stays as it is. */
export interface StatedConcept {
  /** Its address in the file. */
  iri: string;
  texts: Readonly<Record<string, Partial<ConceptText>>>;
  /** Address of the wider concept. */
  broader?: string;
  kind?: string;
  /** A code in another thesaurus. */
  notation?: string;
  /** Addresses of the same concept in other thesauri. */
  matches: readonly string[];
}

export interface Refusal {
  iri: string;
  reason: string;
}

/** Statements of a file that mean nothing here, and how many there were. */
export interface PassedOver {
  what: string;
  count: number;
}

export const EMPTY_TEXT: ConceptText = { name: null, synonyms: [], definition: null };

/** SKOS wants names and synonyms disjoint; a synonym that is the name itself says nothing. */
export const otherWords = (name: string | null | undefined, synonyms: readonly string[]): string[] => [...new Set(synonyms)].filter((synonym) => synonym !== name);
