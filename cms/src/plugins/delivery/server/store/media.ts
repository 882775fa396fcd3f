import type { Core } from '@strapi/strapi';
import type { ContentModel, TypeModel } from '../project/model';
import type { Projector } from './projector';
import { select } from './sql';
import { recordTable } from './tables';

function hasMedia(model: ContentModel, type: TypeModel): boolean {
  const components = (uid: string | undefined) => (uid ? (model.components.get(uid) ?? []) : [...model.components.values()].flat());
  return type.attributes.some(({ kind, component }) => kind === 'media' || ((kind === 'component' || kind === 'zone') && components(component).some((part) => part.kind === 'media')));
}

/** Delivers again every document whose record shows a file. Asked by content: which document a file in a component belongs to is nowhere else. */
async function deliverShowing(projector: Projector, url: string): Promise<void> {
  const { model } = projector;
  for (const type of [...model.types.values()].filter((candidate) => hasMedia(model, candidate))) {
    const rows = await select<{ document_id: string }>(projector.connection(), `select distinct document_id from ${recordTable(type)} where json like ?`, [`%${JSON.stringify(url)}%`]);
    await projector.deliver(type, rows.map((row) => row.document_id));
  }
}

/** A file's description, or the file itself, may change or go while documents that show it stay as they are. */
export function watchMedia(strapi: Core.Strapi, projector: Projector, refresh: () => Promise<void>): void {
  const deliver = async ({ result }: { result?: { url?: string } }) => {
    const url = result?.url;
    if (!url) return;
    await strapi.db.transaction(() => deliverShowing(projector, url));
    if (!strapi.db.inTransaction()) await refresh();
  };
  strapi.db.lifecycles.subscribe({ models: ['plugin::upload.file'], afterUpdate: deliver as never, afterDelete: deliver as never });
}
