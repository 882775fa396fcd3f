import { changesOf, type FieldChange } from './changes';
import type { PassedOver, Refusal, StoredConcept } from './concept';
import { identify, type Identified } from './identity';
import { type Candidate, withoutObstacles } from './obstacles';
import type { StatedThesaurus } from './stated';

/** A concept to be written. */
export interface PlannedConcept {
  iri: string;
  /** Undefined for a new one. */
  documentId: string | undefined;
  /** Its name in its source language, for a person. */
  name: string;
  /** The language it is, or will have been, first written in. */
  sourceLocale: string;
  changes: readonly FieldChange[];
}

/** What an import would do. Concepts that the file does not mention are in none of these. */
export interface Plan {
  /** Wider concepts first. */
  created: PlannedConcept[];
  changed: PlannedConcept[];
  same: number;
  refused: Refusal[];
  passedOver: PassedOver[];
}

export interface PlanOptions {
  /** In the order in which a new concept's source language is chosen. */
  locales: readonly string[];
  /** What is wrong with the values of a concept by the rules on content, as a sentence that follows its name. */
  problemOf(values: Readonly<Record<string, unknown>>): string | undefined;
}

function valueProblem({ stored, changes }: Candidate, { locales, problemOf }: PlanOptions): string | undefined {
  if (!stored && !changes.some(({ field }) => field === 'name')) return 'has no name (prefLabel) in a language of this site';
  for (const locale of [null, ...locales]) {
    const values = Object.fromEntries(changes.filter((change) => change.locale === locale && change.field !== 'broader').map(({ field, to }) => [field, to]));
    const problem = problemOf(values);
    if (problem) return `${problem}${locale === null ? '' : ` (${locale})`}`;
  }
  return undefined;
}

function toPlanned({ stated: { iri, texts }, stored, changes }: Candidate, locales: readonly string[]): PlannedConcept {
  const sourceLocale = stored?.sourceLocale ?? locales.find((locale) => texts[locale]?.name) ?? '';
  return { iri, documentId: stored?.documentId, name: texts[sourceLocale]?.name ?? stored?.texts[sourceLocale]?.name ?? iri, sourceLocale, changes };
}

/** New concepts after the new ones they belong to. */
function widerFirst(created: readonly PlannedConcept[]): PlannedConcept[] {
  const byKey = new Map(created.map((concept) => [concept.iri, concept]));
  const ordered = new Set<PlannedConcept>();
  const place = (concept: PlannedConcept): void => {
    const wider = byKey.get(String(concept.changes.find(({ field }) => field === 'broader')?.to));
    if (wider && !ordered.has(wider)) place(wider);
    ordered.add(concept);
  };
  created.forEach(place);
  return [...ordered];
}

/** Compares a file with what is stored. Pure: the same file and store give the same plan. */
export function planImport({ concepts, refused, passedOver }: StatedThesaurus, stored: readonly StoredConcept[], options: PlanOptions): Plan {
  const identified = identify(concepts, stored);
  const keys = new Map(identified.map(({ stated, key }) => [stated.iri, key]));
  // The wider concept need not be in the file: it may be one of those stored, by any of its addresses.
  const keyOf = (iri: string) => keys.get(iri) ?? identify([{ iri, texts: {}, matches: [] }], stored)[0]?.stored?.documentId;
  const candidate = (one: Identified): Candidate => {
    const { stated, stored: found, isOurs } = one;
    const wider = stated.broader === undefined ? undefined : { iri: stated.broader, key: keyOf(stated.broader) };
    return { ...one, wider, changes: changesOf(stated, found, isOurs, wider?.key) };
  };
  const firsts = new Set([...Map.groupBy(identified, ({ key }) => key).values()].map(([first]) => first));
  const checked = identified.map((one) => {
    const made = candidate(one);
    return { made, reason: firsts.has(one) ? valueProblem(made, options) : 'is the same concept as another of this file' };
  });
  const fine = checked.filter(({ reason }) => reason === undefined).map(({ made }) => made);
  const { accepted, refused: obstructed } = withoutObstacles(fine, stored);
  const planned = accepted.filter(({ changes }) => changes.length > 0).map((one) => toPlanned(one, options.locales));
  return {
    created: widerFirst(planned.filter(({ documentId }) => documentId === undefined)),
    changed: planned.filter(({ documentId }) => documentId !== undefined),
    same: accepted.filter(({ changes }) => changes.length === 0).length,
    refused: [
      ...refused,
      ...checked.flatMap(({ made, reason }) => (reason === undefined ? [] : [{ iri: made.stated.iri, reason }])),
      ...obstructed.map(({ candidate: { stated }, reason }) => ({ iri: stated.iri, reason })),
    ],
    passedOver,
  };
}
