import { isAddress } from './address';
import { type ConceptText, EMPTY_TEXT, otherWords, type StatedConcept, type StoredConcept } from './concept';

/** A value that would be written. Shared fields have no language. */
export interface FieldChange {
  field: keyof ConceptText | 'broader' | 'kind' | 'notation';
  locale: string | null;
  from: string | readonly string[] | null;
  to: string | readonly string[];
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((item) => b.includes(item));

function textChanges(locale: string, stated: Partial<ConceptText>, stored: ConceptText = EMPTY_TEXT): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of ['name', 'definition'] as const) {
    const to = stated[field];
    if (typeof to === 'string' && to !== stored[field]) changes.push({ field, locale, from: stored[field], to });
  }
  if (stated.synonyms) {
    const name = stated.name ?? stored.name;
    const [from, to] = [otherWords(name, stored.synonyms), otherWords(name, stated.synonyms)];
    // Statements of RDF have no order: one that differs in order only says the same.
    if (!sameSet(from, to)) changes.push({ field: 'synonyms', locale, from: stored.synonyms, to });
  }
  return changes;
}

/** The identifier elsewhere that a file states: for a concept of ours its match or its code, for one from elsewhere its own address. */
function statedNotation({ iri, notation, matches }: StatedConcept, isOurs: boolean): string | undefined {
  return isOurs ? (matches.find(isAddress) ?? notation) : iri;
}

/** What a file would change. `broader` is the key of the wider concept: a documentId, or for a new one its address. */
export function changesOf(stated: StatedConcept, stored: StoredConcept | undefined, isOurs: boolean, broader: string | undefined): FieldChange[] {
  const shared = { broader, kind: stated.kind, notation: statedNotation(stated, isOurs) };
  return [
    ...Object.entries(stated.texts).flatMap(([locale, text]) => textChanges(locale, text, stored?.texts[locale])),
    ...Object.entries(shared).flatMap(([field, to]) => {
      const from = stored?.[field as keyof typeof shared] ?? null;
      return to === undefined || to === from ? [] : [{ field: field as keyof typeof shared, locale: null, from, to }];
    }),
  ];
}
