import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../plugins/delivery/server/project/model';
import { isEmpty } from '../plugins/delivery/server/project/value';
import { contentPopulate } from '../plugins/delivery/server/store/load';
import { currentConnection } from './connection';
import { documentIdOf, isSave, localeOf, localesWhere, type Row, rowsWhere, typeOf, written, writtenSide } from './document-type';
import type { DocumentMiddleware } from './middleware';
import { sourceHash } from './source-hash';

/** Fields of which each language has a text of its own, made from the source's. */
export const translatedFields = (type: TypeModel): string[] => type.attributes.filter(({ localized, kind }) => localized && kind !== 'slug').map(({ name }) => name);

type Side = 'draft' | 'published';

/** Pins one document's rows of a table; all statements are narrowed to it. */
function pinsOf(strapi: Core.Strapi, type: TypeModel, documentId: string) {
  const db = currentConnection(strapi);
  const marks = (locales: readonly string[]) => locales.map(() => '?').join(', ');
  const remove = async (side: Side, locales: readonly string[]) =>
    locales.length > 0 && db.raw(`delete from translation_pins where type = ? and document_id = ? and status = ? and locale in (${marks(locales)})`, [type.name, documentId, side, ...locales]);
  return {
    remove,
    drop: (side: Side, locale: string, field: string) =>
      db.raw('delete from translation_pins where type = ? and document_id = ? and status = ? and locale = ? and field = ?', [type.name, documentId, side, locale, field]),
    pin: (side: Side, locale: string, field: string, hashes: readonly string[], again: boolean) =>
      db.raw(
        `insert into translation_pins (type, document_id, status, locale, field, hashes) values (?, ?, ?, ?, ?, ?)
         on conflict (type, document_id, status, locale, field) do ${again ? 'update set hashes = excluded.hashes' : 'nothing'}`,
        [type.name, documentId, side, locale, field, JSON.stringify(hashes)],
      ),
    async copy(from: Side, to: Side, locales: readonly string[], toDocument = documentId) {
      if (locales.length === 0) return;
      if (toDocument === documentId) await remove(to, locales);
      await db.raw(
        `insert into translation_pins (type, document_id, status, locale, field, hashes)
         select type, ?, ?, locale, field, hashes from translation_pins where type = ? and document_id = ? and status = ? and locale in (${marks(locales)})`,
        [toDocument, to, type.name, documentId, from, ...locales],
      );
    },
  };
}

/** Pins what a save translated: fields that say something new, or that were never pinned. What was not touched keeps its pin, and stays stale if it was. */
async function pinSaved(strapi: Core.Strapi, type: TypeModel, documentId: string, locale: string, before: Row | undefined): Promise<void> {
  const rows = await rowsWhere(strapi, type, { documentId }, contentPopulate(strapi, type.uid));
  const isWritten = (row: Row) => !type.drafts || row.publishedAt === null;
  const row = rows.find((candidate) => candidate.locale === locale && isWritten(candidate));
  const sources = rows.filter((candidate) => candidate.locale === candidate.sourceLocale);
  if (!row || row.sourceLocale === locale || sources.length === 0) return;
  const pins = pinsOf(strapi, type, documentId);
  const side = writtenSide(type);
  for (const field of translatedFields(type)) {
    if (isEmpty(row[field])) {
      await pins.drop(side, locale, field);
      continue;
    }
    const changed = sourceHash(row[field]) !== sourceHash(before?.[field]);
    await pins.pin(side, locale, field, [...new Set(sources.map((source) => sourceHash(source[field])))], changed);
  }
}

/** Remembers from which source text each translated field was made, so that a later change of the source is known. */
export const translationPins: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action, params } = context;
  const type = typeOf(strapi, uid);
  if (!type.localized) return next();
  const locale = localeOf(type, params);
  const localesOf = async (where: Record<string, unknown>) => (await rowsWhere(strapi, type, where)).map((row) => String(row.locale));

  const id = params.documentId as string | undefined;
  const [before] = isSave(context) && id ? await rowsWhere(strapi, type, { documentId: id, locale, ...written(type) }, contentPopulate(strapi, uid)) : [];
  const touched = id && !isSave(context) ? await localesOf({ documentId: id, ...localesWhere(type, params) }) : [];
  const result = await next();
  const documentId = documentIdOf(params, result);
  if (!documentId) return result;
  const pins = pinsOf(strapi, type, id ?? documentId);

  if (isSave(context)) await pinSaved(strapi, type, documentId, String(locale), before);
  if (action === 'publish') await pins.copy('draft', 'published', touched);
  if (action === 'discardDraft') await pins.copy('published', 'draft', touched);
  if (action === 'unpublish' || action === 'delete') await pins.remove('published', touched);
  if (action === 'delete') await pins.remove('draft', touched);
  if (action === 'clone') await pins.copy(writtenSide(type), writtenSide(type), touched, documentId);
  return result;
};
