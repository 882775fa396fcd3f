import type { SourceLink } from '../project/source';
import type { JsonObject } from '../project/value';
import type { Localization } from './parse';
import { type Reader, readRelated, readRelatedOf, type Related } from './relations';
import type { Selection } from './selection';
import { Snapshot } from './snapshot';

/** An entry as the text of its JSON object, so that unchanged records are sent without being parsed. */
export interface Row {
  document_id: string;
  json: string;
}

/** The chosen members of an entry. Its localization then speaks of these alone. */
function pick(json: string, fields: readonly string[] | null): string {
  if (!fields) return json;
  const only = (members: JsonObject) => Object.fromEntries(Object.entries(members).filter(([name]) => fields.includes(name)));
  const entry = only(JSON.parse(json) as JsonObject);
  const localization = entry.localization as { fields: JsonObject } | undefined;
  return JSON.stringify(localization ? { ...entry, localization: { ...localization, fields: only(localization.fields) } } : entry);
}

/** Writes entries with what they populate. One that is related to many is written once. */
function createRenderer(related: Related): (selection: Selection, row: Row) => string {
  const written = new Map<Selection, Map<string, string | undefined>>();

  const target = (selection: Selection, documentId: string): string | undefined => {
    const known = written.get(selection) ?? new Map<string, string | undefined>();
    if (known.has(documentId)) return known.get(documentId);
    const json = related.json(selection.type, documentId);
    const text = json === undefined ? undefined : render(selection, { document_id: documentId, json });
    written.set(selection, known.set(documentId, text));
    return text;
  };

  const render = (selection: Selection, row: Row): string => {
    const text = pick(row.json, selection.fields);
    if (selection.relations.length === 0) return text;
    const members = selection.relations.map(({ attribute, selection: inner }) => {
      const entries = related.targets(selection, row.document_id, attribute.name).map((link) => target(inner, link.target)).filter((entry) => entry !== undefined);
      return `${JSON.stringify(attribute.publicName)}:${attribute.multiple ? `[${entries.join(',')}]` : (entries[0] ?? 'null')}`;
    });
    return `${text.slice(0, -1)},${members.join(',')}}`;
  };

  return render;
}

/** The text of entries with what they populate, in at most two statements. */
export async function renderEntries(reader: Reader, selection: Selection, localization: Localization, rows: readonly Row[], snapshot: Snapshot): Promise<string[]> {
  const render = createRenderer(await readRelated(reader, selection, localization, rows.map((row) => row.document_id), snapshot));
  return rows.map((row) => render(selection, row));
}

/** The text of an entry that is in no table, such as a draft, with the published entries its own links lead to. */
export async function renderUnstored(reader: Reader, selection: Selection, localization: Localization, row: Row, links: readonly SourceLink[]): Promise<string> {
  const asked = new Set(selection.relations.map(({ attribute }) => attribute.name));
  const own = links
    .filter(({ field }) => asked.has(field))
    .map(({ field, targetId }, position) => ({ parent: row.document_id, field, position, target: targetId }));
  return createRenderer(await readRelatedOf(reader, selection, localization, own, new Snapshot()))(selection, row);
}
