import type { SourceLink } from '../project/source';

/** Ids of related documents by attribute, in the editor's order. */
export type Links = Readonly<Record<string, readonly string[]>>;

/** Relations as a record holds them. */
export function linksText(links: readonly SourceLink[]): string {
  const byField: Record<string, string[]> = {};
  for (const { field, targetId } of links) (byField[field] ??= []).push(targetId);
  return JSON.stringify(byField);
}

/** A row of a record table, as far as an answer needs it. */
export interface EntryRow {
  document_id: string;
  json: string;
  links: string;
}

/** An entry as text, so that unchanged records are sent without being parsed, and the ids it relates to. */
export class StoredEntry {
  private parsed: Links | undefined;

  constructor(private readonly row: EntryRow) {}

  get documentId(): string {
    return this.row.document_id;
  }

  get json(): string {
    return this.row.json;
  }

  related(field: string): readonly string[] {
    this.parsed ??= JSON.parse(this.row.links) as Links;
    return this.parsed[field] ?? [];
  }
}
