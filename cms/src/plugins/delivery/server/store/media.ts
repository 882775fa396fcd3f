import type { Core } from '@strapi/strapi';
import { showing } from './files';
import type { Projector } from './projector';

/** Delivers again every document whose record shows a file. */
async function deliverShowing(projector: Projector, path: string): Promise<void> {
  for (const [name, documents] of Map.groupBy(await showing(projector.connection(), path), ({ type }) => type)) {
    const type = projector.model.types.get(name);
    if (type) await projector.deliver(type, documents.map(({ document_id }) => document_id));
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
