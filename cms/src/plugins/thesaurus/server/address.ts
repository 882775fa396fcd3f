const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** The words of SKOS, and the two beside it, that the exchange speaks. */
export const terms = {
  type: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  /** Dublin Core: a resource kind of ours, as a plain text. SKOS has no word for it. */
  kind: 'http://purl.org/dc/elements/1.1/type',
  Concept: `${SKOS}Concept`,
  ConceptScheme: `${SKOS}ConceptScheme`,
  prefLabel: `${SKOS}prefLabel`,
  altLabel: `${SKOS}altLabel`,
  definition: `${SKOS}definition`,
  broader: `${SKOS}broader`,
  narrower: `${SKOS}narrower`,
  notation: `${SKOS}notation`,
  exactMatch: `${SKOS}exactMatch`,
  inScheme: `${SKOS}inScheme`,
  topConceptOf: `${SKOS}topConceptOf`,
  hasTopConcept: `${SKOS}hasTopConcept`,
} as const;

export const prefixes = { skos: SKOS, dc: 'http://purl.org/dc/elements/1.1/' } as const;

/** Where the public API lists the concepts, which is the scheme they are in. */
export const schemeAddress = (publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}/api/concepts`;

export const conceptAddress = (publicUrl: string, documentId: string): string => `${schemeAddress(publicUrl)}/${documentId}`;

/** The documentId in an address of ours. The host may have changed since the file was written, so it is not looked at. */
export function documentIdIn(iri: string): string | undefined {
  return /^https?:\/\/[^?#]*\/api\/concepts\/([a-z0-9]+)$/.exec(iri)?.[1];
}

/** Whether a notation is an address, which SKOS states as a match, and not as a code. */
export const isAddress = (notation: string): boolean => /^(?:https?:\/\/|urn:)[^\s<>"{}|\\^`\u0000-\u0020]+$/.test(notation);
