import type { ContentModel, TypeModel } from '../../../delivery/server/project/model';
import { checkedAddresses, hasChecked } from '../../../delivery/server/project/sighting';
import { insert, marks, run, select, type SqlConnection } from '../../../delivery/server/store/sql';
import { storeSighting } from '../../../delivery/server/store/sightings';
import { recordTable } from '../../../delivery/server/store/tables';
import { newState } from '../state/link-state';
import { addStates } from './link-store';

/** Below the databases' limit of bound values. */
const PORTION = 500;

function hostOfAddress(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

async function shownBy(db: SqlConnection, model: ContentModel, type: TypeModel, ids: readonly string[]): Promise<{ url: string; document_id: string }[]> {
  const rows = await select<{ document_id: string; json: string }>(
    db,
    `select document_id, json from ${recordTable(type)} where variant = 'auto' and document_id in (${marks(ids)})`,
    ids,
  );
  const places = rows.flatMap(({ document_id, json }) =>
    checkedAddresses(model, type, JSON.parse(json) as Record<string, unknown>, 'publicName').map((url) => ({ url, document_id })),
  );
  // The languages of a document mostly show the same addresses.
  return [...new Map(places.map((place) => [`${place.document_id} ${place.url}`, place])).values()];
}

/** What no record shows any more is forgotten: the record may have been withheld. */
async function forgetUnshown(db: SqlConnection, urls: readonly string[]): Promise<void> {
  for (let start = 0; start < urls.length; start += PORTION) {
    const portion = urls.slice(start, start + PORTION);
    const gone = await select<{ url: string }>(
      db,
      `delete from link_state where url in (${marks(portion)}) and not exists (select 1 from link_place where link_place.url = link_state.url) returning url`,
      portion,
    );
    for (const { url } of gone) await storeSighting(db, url, null);
  }
}

async function readPlaces(db: SqlConnection, model: ContentModel, type: TypeModel, ids: readonly string[], now: Date): Promise<void> {
  const before = await select<{ url: string }>(db, `select distinct url from link_place where type = ? and document_id in (${marks(ids)})`, [type.name, ...ids]);
  const places = await shownBy(db, model, type, ids);
  await run(db, `delete from link_place where type = ? and document_id in (${marks(ids)})`, [type.name, ...ids]);
  await insert(db, 'link_place', places.map((place) => ({ type: type.name, ...place })));
  const urls = [...new Set(places.map(({ url }) => url))];
  await addStates(db, urls.map((url) => newState(url, hostOfAddress(url), now)));
  await forgetUnshown(db, before.map(({ url }) => url).filter((url) => !urls.includes(url)));
}

/** The number up to which changes are read next: about a portion of documents, and every document of the last change. */
async function nextNumber(db: SqlConnection, names: readonly string[]): Promise<number | null> {
  const [row] = await select<{ number: number | string | null }>(
    db,
    `select max(number) as number from (
       select number from delivery_document
       where number > (select number from link_progress where id = 1) and document_id <> '' and type in (${marks(names)}) order by number limit ${PORTION}) as portion`,
    names,
  );
  return row?.number == null ? null : Number(row.number);
}

/**
 * Reads which addresses the records show, from the change after the last one read. One portion; answers whether there was any.
 * In a transaction that holds the delivery's lock: what is forgotten then is shown by no record.
 */
export async function readChangedPlaces(db: SqlConnection, model: ContentModel, now: Date): Promise<boolean> {
  const names = [...model.types.values()].filter((type) => hasChecked(model, type)).map(({ name }) => name);
  const number = await nextNumber(db, names);
  if (number === null) return false;
  const rows = await select<{ type: string; document_id: string }>(
    db,
    `select type, document_id from delivery_document
     where number > (select number from link_progress where id = 1) and number <= ? and document_id <> '' and type in (${marks(names)})`,
    [number, ...names],
  );
  for (const [name, changed] of Map.groupBy(rows, ({ type }) => type)) {
    const type = model.types.get(name);
    if (type) await readPlaces(db, model, type, changed.map((row) => row.document_id), now);
  }
  await run(db, 'update link_progress set number = ? where id = 1', [number]);
  return true;
}
