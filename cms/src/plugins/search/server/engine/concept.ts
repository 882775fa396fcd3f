import { type DocumentKey, type Facet, type IndexDocument, isTopic } from '../document/index-document';
import type { Concept, Thesaurus } from '../thesaurus/thesaurus';

export const conceptKey = ({ type, documentId }: DocumentKey): string => `${type} ${documentId}`;

/**
 * Whether a value may be spoken of. A topic that is withheld has no document, though works still point to it: nobody may narrow by it, count
 * it, or see by it what works have in common.
 */
export const isPublic = (thesaurus: Thesaurus, facet: Facet, value: string): boolean => !isTopic(facet) || thesaurus.has(conceptKey({ type: facet, documentId: value }));

/** What a document names that others are about; null for most. */
export function toConcept(document: IndexDocument): Concept | null {
  const { concept, type, documentId } = document;
  if (!concept) return null;
  return {
    key: conceptKey(document),
    labels: concept.labels,
    facet: isTopic(type) ? { name: type, value: documentId } : concept.kind ? { name: 'kind', value: concept.kind } : null,
    broader: concept.broader.map((id) => conceptKey({ type, documentId: id })),
  };
}
