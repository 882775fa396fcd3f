import type { ContentModel, TypeModel } from '../../../delivery/server/project/model';
import type { JsonObject } from '../../../delivery/server/project/value';
import { rowsInScope } from '../../../delivery/server/query/compile';
import type { Localization } from '../../../delivery/server/query/parse';
import type { Reader } from '../../../delivery/server/query/relations';
import { renderEntries } from '../../../delivery/server/query/render';
import { consistently, NUMBER, type Numbered, type Snapshot } from '../../../delivery/server/query/snapshot';
import { marks as bindings, select } from '../../../delivery/server/store/sql';
import { type EntryRow, StoredEntry } from '../../../delivery/server/store/stored-entry';
import { recordTable } from '../../../delivery/server/store/tables';
import type { Hit, SearchResult } from '../engine/engine';
import { hitSelection } from './hit-selection';
import { type Match, matchOf, type View } from './match';

export interface HitReader {
  reader: Reader;
  model: ContentModel;
}

const toView = (locale: string, json: string): View => ({ locale, entry: JSON.parse(json) as JsonObject });

async function otherViews(reader: Reader, type: TypeModel, { locale }: Localization, ids: readonly string[]): Promise<Map<string, View[]>> {
  if (!type.localized) return new Map();
  const rows = await select<{ document_id: string; locale: string; json: string }>(
    reader.db,
    `select document_id, locale, json from ${recordTable(type)} where variant = 'none' and locale <> ? and document_id in (${bindings(ids)}) order by locale`,
    [locale, ...ids],
  );
  return new Map([...Map.groupBy(rows, (row) => row.document_id)].map(([id, own]) => [id, own.map((row) => toView(row.locale, row.json))]));
}

/** Why each was found, by document id. Other views are read only where the reader's own has nothing: a work may be found by its title in a language that the reader does not see. */
async function readMatches(reader: Reader, type: TypeModel, localization: Localization, found: readonly { hit: Hit; json: string }[], marks: SearchResult['marks']): Promise<Map<string, Match>> {
  const marked = Object.keys(marks).length > 0;
  const matches = new Map(found.map(({ hit, json }) => [hit.documentId, matchOf(type, hit, marks, marked ? [toView(localization.locale, json)] : [])]));
  const elsewhere = marked && localization.variant === 'auto' ? found.filter(({ hit }) => matches.get(hit.documentId)?.passages.length === 0) : [];
  if (elsewhere.length === 0) return matches;
  const others = await otherViews(reader, type, localization, elsewhere.map(({ hit }) => hit.documentId));
  for (const { hit } of elsewhere) matches.set(hit.documentId, matchOf(type, hit, marks, others.get(hit.documentId) ?? []));
  return matches;
}

/** The hits of one type as they are sent, by document id. What has no record any more is left out. */
async function readType({ reader, model }: HitReader, type: TypeModel, localization: Localization, hits: readonly Hit[], marks: SearchResult['marks'], snapshot: Snapshot): Promise<Map<string, string>> {
  const ids = hits.map(({ documentId }) => documentId);
  const scope = rowsInScope(type, localization, 't');
  const rows = await select<EntryRow & Numbered>(
    reader.db,
    `select t.document_id, t.json, t.links, ${NUMBER} from ${recordTable(type)} t where ${scope.sql} and t.document_id in (${bindings(ids)})`,
    [...scope.bindings, ...ids],
  );
  snapshot.check(rows);
  const entries = await renderEntries(reader, hitSelection(model.types, type), localization, rows.map((row) => new StoredEntry(row)), snapshot);
  const byId = new Map(hits.map((hit) => [hit.documentId, hit]));
  const found = rows.map(({ document_id: documentId, json }) => ({ hit: byId.get(documentId) ?? { type: type.name, documentId, reasons: [] }, json }));
  const matches = await readMatches(reader, type, localization, found, marks);
  return new Map(found.map(({ hit }, index) => [hit.documentId, `{"type":${JSON.stringify(type.name)},${(entries[index] ?? '{}').slice(1, -1)},"match":${JSON.stringify(matches.get(hit.documentId))}}`]));
}

/** Hits as they are sent, in their order, all read at one change number. */
export async function readHits(hitReader: HitReader, localization: Localization, { hits, marks }: SearchResult): Promise<string[]> {
  const { types } = hitReader.model;
  const byType = [...Map.groupBy(hits, ({ type }) => type)];
  return consistently(async (snapshot) => {
    const texts = new Map<string, string>();
    for (const [name, list] of byType) {
      const type = types.get(name);
      if (!type) continue;
      for (const [id, text] of await readType(hitReader, type, localization, list, marks, snapshot)) texts.set(`${name} ${id}`, text);
    }
    return hits.flatMap(({ type, documentId }) => texts.get(`${type} ${documentId}`) ?? []);
  });
}
