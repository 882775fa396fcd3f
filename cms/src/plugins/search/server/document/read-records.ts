import type { TypeModel } from '../../../delivery/server/project/model';
import type { JsonObject } from '../../../delivery/server/project/value';
import { marks, select, type SqlConnection } from '../../../delivery/server/store/sql';
import type { Links } from '../../../delivery/server/store/stored-entry';
import { recordTable } from '../../../delivery/server/store/tables';
import type { PublishedRecords } from './to-index-document';

interface Row {
  document_id: string;
  locale: string;
  json: string;
  links: string;
}

/** The records of some documents of a type, each in the languages that it is published in. What has no record is left out. */
export async function readRecords(db: SqlConnection, type: TypeModel, ids: readonly string[]): Promise<PublishedRecords[]> {
  if (ids.length === 0) return [];
  const rows = await select<Row>(
    db,
    `select document_id, locale, json, links from ${recordTable(type)} where variant = ? and document_id in (${marks(ids)}) order by document_id, locale`,
    [type.localized ? 'none' : 'auto', ...ids],
  );
  return [...Map.groupBy(rows, (row) => row.document_id)].map(([documentId, own]) => ({
    type,
    documentId,
    entries: new Map(own.map(({ locale, json }) => [locale, JSON.parse(json) as JsonObject])),
    links: JSON.parse(own[0]?.links ?? '{}') as Links,
  }));
}
