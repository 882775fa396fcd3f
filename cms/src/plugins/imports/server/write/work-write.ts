/** What one row of an import does to one work. Values are already validated and normalized by the planner. */
export interface WorkWrite {
  /** 1-based row or record number in the file, for messages. */
  row: number;
  action: 'create' | 'update';
  /** Of the work that is updated. */
  documentId?: string;
  /** Language the work is first written in (create only). */
  sourceLocale: string;
  /** Localized values by language and attribute name of the schema (title, abstract). Only what the file says. */
  versions: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Shared values by attribute name (kind, year, authors, license, doi, isbn, sourceUrl, countries, publisherName, expressions…). Only what the file says. */
  shared: Readonly<Record<string, unknown>>;
  /** Document ids by relation attribute (publishers, regions, themes, frontiers), in order. Only what the file says. */
  relations: Readonly<Record<string, readonly string[]>>;
  publish: boolean;
}
