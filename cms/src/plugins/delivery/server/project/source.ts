import type { Sightings } from './sighting';

/** A document as the write side holds it: what a projection reads. */

export interface SourceVersion {
  /** By attribute name in the schema; components and media populated, relations left out. */
  values: Readonly<Record<string, unknown>>;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
}

export interface SourceLink {
  field: string;
  targetType: string;
  targetId: string;
}

export interface SourceSafety {
  visibility: 'public' | 'generalised' | 'withheld';
  withheldFields: readonly string[];
}

export interface SourceConsent {
  scope: string;
  expiresAt: string | null;
  withdrawnAt: string | null;
}

export interface SourceDocument {
  type: string;
  documentId: string;
  /** The language it was first written in; null for a type without languages. */
  sourceLocale: string | null;
  /** Published versions by locale; a type without languages has one under ''. */
  versions: ReadonlyMap<string, SourceVersion>;
  /** In the editor's order. Relations belong to the document, not to a language. */
  links: readonly SourceLink[];
  /** Hashes of the source text each translated field was made from, by locale and field. */
  pins: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;
  safety: SourceSafety | null;
  /** Undefined where the type asks for no consent, null where it was never given. */
  consent: SourceConsent | null | undefined;
  createdAt: string;
}

/** What a projection needs besides the document. All of it is fixed for one run. */
export interface ProjectionContext {
  now: Date;
  /** What is known of the addresses in the documents. */
  sightings: Sightings;
  locales: readonly { code: string; fallback: readonly string[] }[];
  /** Regions (document ids) that hold a country, for what is shown of a generalised document. */
  regionsOfCountry: ReadonlyMap<string, readonly string[]>;
}
