import { statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Core } from '@strapi/strapi';
import { contentPopulate } from '../plugins/delivery/server/store/load';
import type { SeedSchema } from './model';
import type { SeedDocument } from './read-seed';
import { MEDIA_TYPES, mediaValues } from './seed-media';

interface StoredFile {
  id: number;
  name: string;
  /** In thousands of bytes, to two digits. */
  size: number;
}

/** The media library's own service. */
interface Upload {
  upload(request: { data: { fileInfo: { name: string } }; files: { filepath: string; originalFilename: string; mimetype: string; size: number } }): Promise<StoredFile[]>;
}

/** Strapi knows sizes to ten bytes. */
const sameSize = ({ size }: StoredFile, bytes: number): boolean => Math.abs(size * 1_000 - bytes) < 10;

async function storedFiles(strapi: Core.Strapi, schema: SeedSchema, { model }: SeedDocument, documentId: string): Promise<StoredFile[]> {
  const rows = await strapi.db.query(model.uid as 'admin::user').findMany({ where: { documentId } as never, populate: contentPopulate(strapi, model.uid) as never });
  return rows.flatMap((row) => mediaValues(model, row, schema).map(({ value }) => value as StoredFile));
}

/** Puts a document's files into the media library, but for those it has already; answers the id of each by its name. */
export async function uploadMedia(strapi: Core.Strapi, schema: SeedSchema, document: SeedDocument, existing?: string): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const stored = existing && document.media.size > 0 ? await storedFiles(strapi, schema, document, existing) : [];
  for (const [name, filepath] of document.media) {
    const { size } = statSync(filepath);
    const mimetype = MEDIA_TYPES[extname(name).slice(1)] ?? '';
    const same = stored.find((file) => file.name === name && sameSize(file, size));
    const [file] = same ? [same] : await (strapi.plugin('upload').service('upload') as Upload).upload({ data: { fileInfo: { name } }, files: { filepath, originalFilename: name, mimetype, size } });
    if (file) ids.set(name, file.id);
  }
  return ids;
}
