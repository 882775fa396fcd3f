import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../documents/connection';
import { getDelivery } from '../../delivery/server';
import { marks, select } from '../../delivery/server/store/sql';
import { recordTable } from '../../delivery/server/store/tables';
import type { LinkReport, ListedLink, Status } from '../shared/report';
import type { LinkState } from './state/link-state';
import { listStates, placesOf, readStates } from './store/link-store';

/** What editors see of an address. */
export const toReport = ({ url, status, reason, code, lastChecked, lastOk, failingSince, movedTo }: LinkState): LinkReport => ({
  url, status, reason, code, lastChecked, lastOk, failingSince, movedTo,
});

/** The addresses that a document's public record shows. A draft's are not known yet. */
export async function reportsOfDocument(strapi: Core.Strapi, uid: string, documentId: string): Promise<LinkReport[]> {
  const db = currentConnection(strapi);
  const type = [...getDelivery(strapi).model.types.values()].find((candidate) => candidate.uid === uid);
  const rows = await select<{ url: string }>(db, 'select url from link_place where type = ? and document_id = ? order by url', [type?.name ?? '', documentId]);
  const states = await readStates(db, rows.map(({ url }) => url));
  return rows.flatMap(({ url }) => states.filter((state) => state.url === url).map(toReport));
}

export interface ListRequest {
  statuses: readonly Status[];
  page: number;
  /** Language the entries are named in, where they have it. */
  locale: string;
}

export const PAGE_SIZE = 50;

/** A page of addresses, each with the entries that show it. */
export async function listLinks(strapi: Core.Strapi, { statuses, page, locale }: ListRequest): Promise<{ links: ListedLink[]; total: number }> {
  const db = currentConnection(strapi);
  const { types } = getDelivery(strapi).model;
  const { states, total } = await listStates(db, { statuses, start: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const links: ListedLink[] = [];
  for (const state of states) {
    const places: ListedLink['places'] = [];
    for (const [name, shown] of Map.groupBy(await placesOf(db, state.url), ({ type }) => type)) {
      const type = types.get(name);
      if (!type) continue;
      const ids = shown.map(({ documentId }) => documentId);
      const rows = await select<{ document_id: string; json: string }>(
        db,
        `select document_id, json from ${recordTable(type)} where variant = 'auto' and locale = ? and document_id in (${marks(ids)}) order by document_id`,
        [type.localized ? locale : '', ...ids],
      );
      for (const row of rows) {
        const entry = JSON.parse(row.json) as { title?: string | null; name?: string | null; localization?: { source: string | null } };
        places.push({ uid: type.uid, documentId: row.document_id, title: entry.title ?? entry.name ?? row.document_id, locale: entry.localization?.source ?? null });
      }
    }
    links.push({ ...toReport(state), places });
  }
  return { links, total };
}
