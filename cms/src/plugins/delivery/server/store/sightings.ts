import { type ContentModel, type TypeModel } from '../project/model';
import { checkedAddresses, hasChecked, NO_SIGHTINGS, type Sighting, type Sightings } from '../project/sighting';
import type { SourceDocument } from '../project/source';
import { marks, run, select, type SqlConnection } from './sql';

interface Row {
  url: string;
  working: number;
  seen_on: string;
}

const toSighting = ({ working, seen_on }: Row): Sighting => ({ working: Number(working) === 1, on: seen_on });

export async function readSightings(db: SqlConnection, urls: readonly string[]): Promise<Sightings> {
  if (urls.length === 0) return NO_SIGHTINGS;
  const rows = await select<Row>(db, `select url, working, seen_on from delivery_sighting where url in (${marks(urls)})`, urls);
  return new Map(rows.map((row) => [row.url, toSighting(row)]));
}

/** What is known of the addresses that documents hold. */
export async function sightingsOf(db: SqlConnection, model: ContentModel, type: TypeModel, documents: readonly SourceDocument[]): Promise<Sightings> {
  if (!hasChecked(model, type)) return NO_SIGHTINGS;
  const urls = documents.flatMap(({ versions }) => [...versions.values()].flatMap(({ values }) => checkedAddresses(model, type, values, 'name')));
  return readSightings(db, [...new Set(urls)]);
}

/** Notes what is known of an address; null forgets it. */
export async function storeSighting(db: SqlConnection, url: string, sighting: Sighting | null): Promise<void> {
  if (!sighting) return run(db, 'delete from delivery_sighting where url = ?', [url]);
  await run(
    db,
    `insert into delivery_sighting (url, working, seen_on) values (?, ?, ?)
     on conflict (url) do update set working = excluded.working, seen_on = excluded.seen_on`,
    [url, sighting.working ? 1 : 0, sighting.on],
  );
}
