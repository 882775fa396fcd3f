import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Delivery } from '../../../src/plugins/delivery/server/delivery.ts';
import type * as Record_ from '../../../src/plugins/delivery/server/project/record.ts';
import type { ProjectionContext } from '../../../src/plugins/delivery/server/project/source.ts';
import type * as Claims from '../../../src/plugins/delivery/server/store/claims.ts';
import type * as Records from '../../../src/plugins/delivery/server/store/records.ts';
import type * as Tables from '../../../src/plugins/delivery/server/store/tables.ts';
import type * as NewWork from '../../../src/plugins/imports/server/write/new-work.ts';
import type * as Targets from '../../../src/plugins/imports/server/write/shown-targets.ts';
import type * as Sources from '../../../src/plugins/imports/server/write/source-document.ts';
import type * as Stored from '../../../src/plugins/imports/server/write/stored-work.ts';
import type * as Model from '../../../src/plugins/imports/server/write/work-model.ts';
import { locales } from '../../../config/locales.ts';
import { cmsDir } from '../../run/workspace.mts';
import type { TableWriter } from './table-writer.mts';
import type { Topics } from './topics.mts';
import type { MadeWork } from './works.mts';

const compiled = <Module,>(path: string): Module => createRequire(import.meta.url)(join(cmsDir, 'dist/src/plugins', path)) as Module;

/** Works in one transaction. */
const PORTION = 2_000;

export interface FillProgress {
  done: number;
  total: number;
}

/** Writes works with drafts, published rows, relations and records: what the rules and the projection make of each, in plain inserts. */
export async function writeWorks(strapi: Core.Strapi, delivery: Delivery, writer: TableWriter, topics: Topics, count: number, work: (index: number) => MadeWork, onProgress: (progress: FillProgress) => void): Promise<void> {
  const { readWorkModel } = compiled<typeof Model>('imports/server/write/work-model.js');
  const { toStoredWork } = compiled<typeof NewWork>('imports/server/write/new-work.js');
  const { toSourceDocument } = compiled<typeof Sources>('imports/server/write/source-document.js');
  const { toSqlColumns } = compiled<typeof Stored>('imports/server/write/stored-work.js');
  const { ShownTargets } = compiled<typeof Targets>('imports/server/write/shown-targets.js');
  const { projectDocument } = compiled<typeof Record_>('delivery/server/project/record.js');
  const { toRows } = compiled<typeof Records>('delivery/server/store/records.js');
  const { Claims: ClaimBook } = compiled<typeof Claims>('delivery/server/store/claims.js');
  const { recordTable } = compiled<typeof Tables>('delivery/server/store/tables.js');

  const model = readWorkModel(strapi);
  const { type } = model;
  const context: ProjectionContext = { now: new Date(), locales, regionsOfCountry: new Map(), sightings: new Map() };
  const related = model.relations.flatMap(({ attribute, target }) =>
    topics[target.name as keyof Topics].map(({ documentId }, position) => ({ side: 'draft' as const, field: attribute.name, position, targetType: target.name, targetId: documentId })));
  const targets = await ShownTargets.read(strapi.db.connection as never, model, [{ documentId: '', rows: [], relations: related, pins: [] }]);
  const [sequence] = (await strapi.db.connection('delivery_sequence').select('number')) as { number: number }[];

  const tables = [model.table, model.partTable, ...model.parts.map(({ table }) => table), ...model.relations.map(({ table }) => table), 'document_relations', 'translation_pins', recordTable(type), 'delivery_link', 'delivery_address', 'delivery_document'];
  await writer.dropIndexes([...new Set(tables)]);
  let rowId = await writer.nextId(model.table);
  const partIds = new Map<string, number>();
  for (const { table } of model.parts) partIds.set(table, await writer.nextId(table));
  let number = Number(sequence?.number ?? 0);
  const changedAt = context.now.toISOString();
  // Every slug of these works is of its own, so nobody else claims it.
  const claims = new ClaimBook();

  function write({ documentId, write: written, slugs, createdAt }: MadeWork): void {
    const stored = toStoredWork(model, { documentId, write: written, slugs, now: createdAt });
    for (const row of stored.rows) {
      const id = rowId;
      rowId += 1;
      writer.insert(model.table, [{ id, ...toSqlColumns(model.columns, row.values) }]);
      for (const field of model.parts) {
        for (const part of row.parts.filter((one) => one.field === field.name)) {
          const partId = partIds.get(field.table) ?? 1;
          partIds.set(field.table, partId + 1);
          writer.insert(field.table, [{ id: partId, ...toSqlColumns(field.columns, part.values) }]);
          writer.insert(model.partTable, [{ entity_id: id, cmp_id: partId, component_type: field.uid, field: field.name, order: part.position }]);
        }
      }
      for (const field of model.relations) {
        writer.insert(field.table, targets.rowsOf(field, stored, row).map((target, index) => ({ [field.ownColumn]: id, [field.targetColumn]: target, [field.orderColumn]: index + 1 })));
      }
    }
    writer.insert('document_relations', stored.relations.map(({ side, field, position, targetType, targetId }) => ({ type: type.name, document_id: documentId, status: side, field, position, target_type: targetType, target_id: targetId })));
    writer.insert('translation_pins', stored.pins.map(({ side, locale, field, hashes }) => ({ type: type.name, document_id: documentId, status: side, locale, field, hashes: JSON.stringify(hashes) })));
    number += 1;
    const record = toRows(claims, type, documentId, projectDocument(delivery.model, type, toSourceDocument(model, stored), context));
    writer.insert(recordTable(type), record.rows);
    writer.insert('delivery_link', record.links);
    writer.insert('delivery_address', record.rows.filter(({ variant }) => variant === 'auto').map(({ locale, slug }) => ({ type: type.name, locale, slug, document_id: documentId, number })));
    writer.insert('delivery_document', [{ type: type.name, document_id: documentId, number, changed_at: changedAt, listed: 1, visibility: 'public', expires_at: null }]);
  }

  for (let start = 0; start < count; start += PORTION) {
    const end = Math.min(count, start + PORTION);
    await writer.transaction(() => {
      for (let index = start; index < end; index += 1) write(work(index));
    });
    onProgress({ done: end, total: count });
  }
  await strapi.db.connection('delivery_sequence').where({ id: 1 }).update({ number, changed_at: changedAt });
}
