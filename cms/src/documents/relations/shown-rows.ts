import type { Core } from '@strapi/strapi';
import type { Attribute, TypeModel } from '../../plugins/delivery/server/project/model';
import { relationAttributes } from '../../plugins/delivery/server/project/model';
import { keepingTimes, type Row, rowsWhere, typeOf, written, writtenSide } from '../document-type';
import { type Links, readLinks } from './relation-store';

/** The type a relation leads to. */
export const targetOf = (strapi: Core.Strapi, attribute: Attribute): TypeModel => typeOf(strapi, `api::${attribute.target}.${attribute.target}`);

/** The rows that the admin can show of some documents in one language, in their order. Documents without a row there are left out. */
export async function shownRows(strapi: Core.Strapi, target: TypeModel, ids: readonly string[], locale: string | null): Promise<{ id: number }[]> {
  if (ids.length === 0) return [];
  const rows = await rowsWhere(strapi, target, { documentId: { $in: [...ids] }, ...written(target), ...(target.localized && locale !== null ? { locale } : {}) });
  const byDocument = new Map(rows.map((row) => [row.documentId, row.id]));
  return ids.flatMap((id) => {
    const row = byDocument.get(id);
    return row === undefined ? [] : [{ id: row }];
  });
}

/** Makes Strapi's own relations of a row say what they can of the document's. */
async function showOn(strapi: Core.Strapi, type: TypeModel, row: Row, links: Links, fields: readonly Attribute[]): Promise<void> {
  const data: Record<string, unknown> = {};
  for (const attribute of fields) {
    const ids = links.get(attribute.name) ?? [];
    data[attribute.name] = { set: await shownRows(strapi, targetOf(strapi, attribute), ids, type.localized ? row.locale : null) };
  }
  if (fields.length === 0) return;
  await keepingTimes(strapi, type, [row], () => strapi.db.query(type.uid as never).update({ where: { id: row.id } as never, data: data as never }));
}

/** Makes all rows that editors write of a document show its relations; only some fields, or only one language, where these are named. */
export async function showLinks(strapi: Core.Strapi, type: TypeModel, documentId: string, only: { fields?: readonly Attribute[]; locale?: string } = {}): Promise<void> {
  const links = await readLinks(strapi, type, documentId, writtenSide(type));
  const rows = await rowsWhere(strapi, type, { documentId, ...written(type), ...(only.locale && type.localized ? { locale: only.locale } : {}) });
  for (const row of rows) await showOn(strapi, type, row, links, only.fields ?? relationAttributes(type));
}
