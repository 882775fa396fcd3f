import type { Core } from '@strapi/strapi';
import { checked } from './new-work';
import { refuseWork } from './refused-work';
import type { WorkModel } from './work-model';
import type { WorkWrite } from './work-write';

/** The Document Service, of a type that is known only now. */
interface Documents {
  update(parameters: { documentId: string; locale: string; data: Record<string, unknown> }): Promise<unknown>;
  publish(parameters: { documentId: string; locale: readonly string[] }): Promise<unknown>;
}

/**
 * Changes a work through the Document Service, some thirty a second: what is shared and related is saved in its source language, and
 * each language that the file speaks of in itself. Published are these languages only: what an editor has drafted in another stays a draft.
 * Runs in the caller's transaction. Throws RefusedWork for what no rule lets in, and for a work that is not there any more.
 */
export async function updateWork(strapi: Core.Strapi, { uid }: WorkModel, write: WorkWrite): Promise<void> {
  const { documentId = '', relations, publish, row } = write;
  const { versions, shared } = checked(strapi, uid, write);
  const [stored] = (await strapi.db.query(uid as 'api::resource.resource').findMany({ where: { documentId }, select: ['sourceLocale'] })) as { sourceLocale: string }[];
  if (!stored) return refuseWork(strapi, row, [{ path: ['documentId'], reason: 'unknownTarget', values: { target: documentId } }]);
  const documents = strapi.documents(uid as 'api::resource.resource') as unknown as Documents;
  const common = { ...shared, ...Object.fromEntries(Object.entries(relations).map(([field, ids]) => [field, { set: [...ids] }])) };
  const saysCommon = Object.keys(common).length > 0;
  const touched = [...new Set([...(saysCommon ? [stored.sourceLocale] : []), ...Object.keys(versions)])];
  for (const locale of touched) {
    await documents.update({ documentId, locale, data: { ...(locale === stored.sourceLocale ? common : {}), ...versions[locale] } });
  }
  if (publish && touched.length > 0) await documents.publish({ documentId, locale: touched });
}
