/** What a reader can narrow a search by. */
export const FACETS = ['type', 'kind', 'language', 'frontier', 'theme', 'region', 'country', 'year', 'organization', 'availability', 'license'] as const;
export type Facet = (typeof FACETS)[number];

/** Facets whose values are documents: each is the name of their type. */
export const TOPICS = ['frontier', 'theme', 'region', 'organization'] as const satisfies readonly Facet[];

/** Whether a facet, or a type, is one of them. */
export const isTopic = (name: string): name is (typeof TOPICS)[number] => (TOPICS as readonly string[]).includes(name);

/** How much a word counts where it stands: in what a thing is called, in who and what it is by, or in its text. */
export type FieldClass = 'a' | 'b' | 'c';
export const FIELD_CLASSES: readonly FieldClass[] = ['a', 'b', 'c'];

export interface IndexText {
  /** The language it is written in; '' for none. */
  locale: string;
  field: FieldClass;
  text: string;
}

/** A public document as the index holds it: made of its records alone, and sendable between threads. */
export interface IndexDocument {
  type: string;
  documentId: string;
  /** What it is called, by language; '' for a name in none. */
  titles: Readonly<Record<string, string>>;
  texts: readonly IndexText[];
  /** Values by facet: codes, or document ids of what it is related to. */
  facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Languages it is found in; [''] for a document in none. Nothing for one that is here for its names alone. */
  locales: readonly string[];
  year: number | null;
  /** Seconds since 1970. */
  createdAt: number;
  /** Of a document that others are described with: its names and synonyms by language, what it is part of, and the kind it names. */
  concept?: IndexConcept;
}

export interface IndexConcept {
  labels: Readonly<Record<string, readonly string[]>>;
  broader: readonly string[];
  kind: string | null;
}

/** A document is taken out of the index by its key alone. */
export interface DocumentKey {
  type: string;
  documentId: string;
}
