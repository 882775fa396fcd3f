import { locales } from '../../config/locales';
import { addsLanguage, dataOf, localeOf, rowsWhere, typeOf, written } from './document-type';
import type { DocumentMiddleware } from './middleware';

/** The language to read as the source once the source itself is gone: the first along its chain that is there. */
function successor(source: string, available: readonly string[]): string | undefined {
  const chain = locales.find(({ code }) => code === source)?.fallback ?? [];
  return [...chain, ...available].find((locale) => available.includes(locale));
}

/** A document's source language is the one it was first written in. It is set once, and moves on only when that version is deleted. */
export const sourceLanguage: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action, params } = context;
  const type = typeOf(strapi, uid);
  if (!type.localized) return next();
  const documentId = params.documentId as string | undefined;

  if (action === 'create') dataOf(params).sourceLocale = localeOf(type, params);
  if (action === 'update') {
    const data = dataOf(params);
    delete data.sourceLocale;
    if (await addsLanguage(strapi, type, context)) data.sourceLocale = (await rowsWhere(strapi, type, { documentId, ...written(type) }))[0]?.sourceLocale;
  }
  const result = await next();
  if (action !== 'delete') return result;

  const rows = await rowsWhere(strapi, type, { documentId });
  const source = rows[0]?.sourceLocale;
  const available = rows.map((row) => String(row.locale));
  if (typeof source !== 'string' || available.includes(source)) return result;
  await strapi.db.query(type.uid as never).updateMany({ where: { documentId } as never, data: { sourceLocale: successor(source, available) } as never });
  return result;
};
