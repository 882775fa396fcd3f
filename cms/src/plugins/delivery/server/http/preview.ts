import type { EntryQuery } from '../query/parse';
import type { Reader } from '../query/relations';
import { renderEntries } from '../query/render';
import { Snapshot } from '../query/snapshot';
import { linksText, StoredEntry } from '../store/stored-entry';
import type { Projector } from '../store/projector';

/** Files of a draft are for who has its token: their addresses carry it on. */
const withToken = (json: string, token: string): string => json.replaceAll(/"(\/uploads\/[^"\\?#]+)"/g, (_whole, path: string) => JSON.stringify(`${path}?preview=${encodeURIComponent(token)}`));

/**
 * The draft of a document, through the same projection as its record will come. What it relates to is shown as published.
 * Null where there is no draft, or where safety would leave no record.
 */
export async function previewEntry(reader: Reader, projector: Projector, query: EntryQuery, documentId: string): Promise<string | null> {
  const { type } = query.selection;
  const [projection] = await projector.project(type, [documentId], 'draft');
  const { locale, variant } = query.localization;
  const view = projection?.record?.views.find((candidate) => !type.localized || (candidate.locale === locale && candidate.variant === variant));
  if (!projection?.record || !view) return null;
  const draft = new StoredEntry({ document_id: documentId, json: withToken(JSON.stringify(view.entry), query.preview ?? ''), links: linksText(projection.record.links) });
  const [entry] = await renderEntries({ ...reader, db: projector.connection() }, query.selection, query.localization, [draft], new Snapshot());
  return `{"data":${entry},"meta":{"preview":true}}`;
}
