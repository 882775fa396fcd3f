import type { JsonObject } from '../project/value';
import type { Localization } from './parse';
import { type Reader, readRelated, type Related } from './relations';
import type { Selection } from './selection';
import type { Snapshot } from './snapshot';
import type { StoredEntry } from '../store/stored-entry';

/** The chosen members of an entry. Its localization then speaks of these alone. */
function pick(json: string, fields: readonly string[] | null): string {
  if (!fields) return json;
  const only = (members: JsonObject) => Object.fromEntries(Object.entries(members).filter(([name]) => fields.includes(name)));
  const entry = only(JSON.parse(json) as JsonObject);
  const localization = entry.localization as { fields: JsonObject } | undefined;
  return JSON.stringify(localization ? { ...entry, localization: { ...localization, fields: only(localization.fields) } } : entry);
}

/** Writes entries with what they populate. One that is related to many is written once. */
function createRenderer(related: Related): (selection: Selection, entry: StoredEntry) => string {
  const written = new Map<Selection, Map<string, string | undefined>>();

  const target = (selection: Selection, documentId: string): string | undefined => {
    const known = written.get(selection) ?? new Map<string, string | undefined>();
    if (known.has(documentId)) return known.get(documentId);
    const entry = related.get(selection.type, documentId);
    const text = entry && render(selection, entry);
    written.set(selection, known.set(documentId, text));
    return text;
  };

  const render = (selection: Selection, entry: StoredEntry): string => {
    const text = pick(entry.json, selection.fields);
    if (selection.relations.length === 0) return text;
    const members = selection.relations.map(({ attribute, selection: inner }) => {
      const entries = entry.related(attribute.name).map((id) => target(inner, id)).filter((found) => found !== undefined);
      return `${JSON.stringify(attribute.publicName)}:${attribute.multiple ? `[${entries.join(',')}]` : (entries[0] ?? 'null')}`;
    });
    return `${text.slice(0, -1)},${members.join(',')}}`;
  };

  return render;
}

/** The text of entries with what they populate, in at most two statements. */
export async function renderEntries(reader: Reader, selection: Selection, localization: Localization, entries: readonly StoredEntry[], snapshot: Snapshot): Promise<string[]> {
  const render = createRenderer(await readRelated(reader, selection, localization, entries, snapshot));
  return entries.map((entry) => render(selection, entry));
}
