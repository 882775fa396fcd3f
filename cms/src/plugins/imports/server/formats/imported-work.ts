/** An edition of a work in one language. `file` is the address of an uploaded file, as the API shows it. */
export interface Edition {
  language?: string;
  title?: string;
  url?: string;
  file?: string;
  mediaType?: string;
  bytes?: unknown;
  pages?: unknown;
  translator?: string;
}

/** Attributes of a work that each language has its own value of. */
export const LOCALIZED = ['title', 'abstract'] as const;
/** Relations of a work, and the type each leads to. */
export const RELATIONS = { publishers: 'organization', regions: 'region', themes: 'theme', frontiers: 'frontier' } as const;

export type LocalizedName = (typeof LOCALIZED)[number];
export type RelationName = keyof typeof RELATIONS;
export const RELATION_NAMES = Object.keys(RELATIONS) as RelationName[];

/** The values one language has; null empties one. */
export type Version = Partial<Record<LocalizedName, string | null>>;

/** A work as files say it: what is absent is not said. Values are text and numbers as they stood there, not yet checked. */
export interface Work {
  documentId?: string;
  sourceLocale?: string;
  versions: Record<string, Version>;
  /** By attribute name: kind, year, authors, license, doi, isbn, sourceUrl, countries, publisherName, expressions… */
  shared: Record<string, unknown>;
  /** Names, slugs or ids of what the work relates to. */
  relations: Partial<Record<RelationName, string[]>>;
}

/** Something to tell about a file or one of its rows. A reason is a key of plan/messages. */
export interface RowProblem {
  reason: string;
  values?: Readonly<Record<string, string | number>>;
  column?: string;
  /** A note informs; everything else refuses the row, or without a row the file. */
  note?: true;
}

export interface ImportedWork extends Work {
  /** 1-based: the row of a table as a spreadsheet counts it, the line of a JSONL file, else the number of the record. */
  row: number;
  /** Language of the text itself, where the file says it (BCP 47). */
  language?: string;
  /** A publisher as free text: becomes a relation if an organization has that name. */
  publisher?: string;
  /** Free keywords: become themes where one is called so. */
  keywords?: string[];
  /** A title in another language than the work's own, as catalogues give it. */
  translatedTitle?: string;
  /** Says what a reference manager keeps of a work: one edition, with texts that may be in another language than it. */
  cites?: true;
  /** Its editions are some of the work's and not all: they add to what is there. */
  addsEditions?: true;
  problems: RowProblem[];
}

/** What a file says. Problems are of the file as a whole. */
export interface ReadResult {
  works: ImportedWork[];
  problems: RowProblem[];
}

/** What a reader is told besides the file. */
export interface ReadOptions {
  /** Languages of the site. */
  locales: readonly string[];
  /** Language of titles and abstracts that name none. */
  language: string;
}

export const emptyWork = (row: number): ImportedWork => ({ row, versions: {}, shared: {}, relations: {}, problems: [] });
