import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../../plugins/delivery/server/project/model';
import { currentConnection } from '../connection';

export type Side = 'draft' | 'published';

/** Ordered document ids by relation field. */
export type Links = Map<string, string[]>;

interface SourceKey {
  type: string;
  document_id: string;
  status: Side;
}

async function rows<T>(strapi: Core.Strapi, sql: string, bindings: readonly unknown[]): Promise<T[]> {
  const result = await currentConnection(strapi).raw(sql, bindings);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[];
}

/** The truth about a document's relations on one side. */
export async function readLinks(strapi: Core.Strapi, type: TypeModel, documentId: string, side: Side): Promise<Links> {
  const found = await rows<{ field: string; target_id: string }>(
    strapi,
    'select field, target_id from document_relations where type = ? and document_id = ? and status = ? order by field, position, target_id',
    [type.name, documentId, side],
  );
  return new Map([...Map.groupBy(found, (row) => row.field)].map(([field, list]) => [field, list.map((row) => row.target_id)]));
}

export async function writeLinks(strapi: Core.Strapi, type: TypeModel, documentId: string, side: Side, field: string, target: string, ids: readonly string[]): Promise<void> {
  const db = currentConnection(strapi);
  await db.raw('delete from document_relations where type = ? and document_id = ? and status = ? and field = ?', [type.name, documentId, side, field]);
  for (const [position, id] of ids.entries()) {
    await db.raw('insert into document_relations (type, document_id, status, field, position, target_type, target_id) values (?, ?, ?, ?, ?, ?, ?)', [type.name, documentId, side, field, position, target, id]);
  }
}

export async function removeLinks(strapi: Core.Strapi, type: TypeModel, documentId: string, side: Side): Promise<void> {
  await currentConnection(strapi).raw('delete from document_relations where type = ? and document_id = ? and status = ?', [type.name, documentId, side]);
}

/** Makes one side, or another document, relate to what a side of a document relates to. */
export async function copyLinks(strapi: Core.Strapi, type: TypeModel, from: { documentId: string; side: Side }, to: { documentId: string; side: Side }): Promise<void> {
  await removeLinks(strapi, type, to.documentId, to.side);
  await currentConnection(strapi).raw(
    `insert into document_relations (type, document_id, status, field, position, target_type, target_id)
     select type, ?, ?, field, position, target_type, target_id from document_relations where type = ? and document_id = ? and status = ?`,
    [to.documentId, to.side, type.name, from.documentId, from.side],
  );
}

/** Documents that relate to a document. */
export async function sourcesOf(strapi: Core.Strapi, target: TypeModel, documentId: string): Promise<{ type: string; documentId: string; side: Side }[]> {
  const found = await rows<SourceKey>(strapi, 'select distinct type, document_id, status from document_relations where target_type = ? and target_id = ?', [target.name, documentId]);
  return found.map((row) => ({ type: row.type, documentId: row.document_id, side: row.status }));
}

/** Forgets a document that is gone, as a source and as a target. */
export async function forget(strapi: Core.Strapi, type: TypeModel, documentId: string): Promise<void> {
  const db = currentConnection(strapi);
  await db.raw('delete from document_relations where type = ? and document_id = ?', [type.name, documentId]);
  await db.raw('delete from document_relations where target_type = ? and target_id = ?', [type.name, documentId]);
}
