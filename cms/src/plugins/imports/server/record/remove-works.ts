import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../../delivery/server';
import { marks, run } from '../../../delivery/server/store/sql';
import type { Tables } from '../write/insert-rows';

/** The components of some rows. What joins them goes with the rows, by the database itself. */
export async function removeParts({ db, model }: Tables, rowsOf: string, bindings: readonly unknown[]): Promise<void> {
  for (const { name, table, uid } of model.parts) {
    const parts = `select cmp_id from ${model.partTable} where field = ? and entity_id in (${rowsOf})`;
    await run(db, `delete from files_related_mph where related_type = ? and related_id in (${parts})`, [uid, name, ...bindings]);
    await run(db, `delete from ${table} where id in (${parts})`, [name, ...bindings]);
  }
  await run(db, `delete from ${model.partTable} where entity_id in (${rowsOf})`, bindings);
}

/**
 * Removes works everywhere, their addresses too: no reader was promised those, and the same file may be imported again. The log of
 * changes keeps that they are gone, for who mirrors it. Runs in the caller's transaction; nothing may relate to the works.
 */
export async function removeWorks(strapi: Core.Strapi, tables: Tables, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { db, model } = tables;
  const some = marks(ids);
  await removeParts(tables, `select id from ${model.table} where document_id in (${some})`, ids);
  await run(db, `delete from ${model.table} where document_id in (${some})`, ids);
  for (const table of ['document_relations', 'translation_pins']) await run(db, `delete from ${table} where type = ? and document_id in (${some})`, [model.type.name, ...ids]);
  await getDelivery(strapi).projector.deliver(model.type, ids);
  await run(db, `delete from delivery_address where type = ? and document_id in (${some})`, [model.type.name, ...ids]);
}
