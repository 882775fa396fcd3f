import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../plugins/delivery/server/project/model';
import { contentPopulate } from '../plugins/delivery/server/store/load';
import { addsLanguage, dataOf, documentIdOf, isSave, keepingTimes, localeOf, localesWhere, published, type Row, rowsWhere, typeOf, written } from './document-type';
import type { DocumentContext, DocumentMiddleware } from './middleware';

interface SharedAttribute {
  type: string;
  default?: unknown;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** Attributes that belong to the document rather than to a language. Relations do too, but are kept in a table of their own. */
function sharedAttributes(strapi: Core.Strapi, uid: string): [string, SharedAttribute][] {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, SharedAttribute> };
  return Object.entries(attributes).filter(([, { type, pluginOptions }]) => pluginOptions?.i18n?.localized === false && type !== 'relation');
}

/** Copies the shared fields of a row to the document's other rows on the same side. Strapi does it too, but only when it sees a change. */
async function spread(strapi: Core.Strapi, type: TypeModel, row: Row | undefined): Promise<void> {
  if (!row) return;
  const others = await rowsWhere(strapi, type, { documentId: row.documentId, id: { $ne: row.id } });
  await keepingTimes(strapi, type, others, () => strapi.plugin('i18n').service('localizations').syncNonLocalizedAttributes(row, strapi.getModel(type.uid as never)));
}

const isDefault = (value: unknown, attribute: SharedAttribute): boolean =>
  value === null || value === undefined || isDeepStrictEqual(value, attribute.default) || (Array.isArray(value) && value.length === 0);

/** Takes the shared fields out of a save's data. A form's empty fields and defaults are no wish of the editor's: those are dropped. */
function takeShared(strapi: Core.Strapi, uid: string, data: Record<string, unknown>): Record<string, unknown> {
  const wished: Record<string, unknown> = {};
  for (const [name, attribute] of sharedAttributes(strapi, uid)) {
    if (name === 'sourceLocale') continue;
    if (name in data && !isDefault(data[name], attribute)) wished[name] = data[name];
    delete data[name];
  }
  return wished;
}

/** A value as it was read, as it is written: a file by its id. */
function toInput(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toInput);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('mime' in value && 'id' in value) return value.id;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toInput(item)]));
}

/**
 * A new language begins with what the document's draft holds; Strapi would take an older publication's values, and spread those.
 * What the first save in it says about shared fields is then saved for all.
 */
async function addLanguage(strapi: Core.Strapi, type: TypeModel, { params }: DocumentContext, next: () => Promise<unknown>): Promise<unknown> {
  const { documentId } = params;
  const wished = takeShared(strapi, type.uid, dataOf(params));
  const [origin] = await rowsWhere(strapi, type, { documentId, ...written(type) }, contentPopulate(strapi, type.uid));
  const held = strapi.plugin('i18n').service('content-types').copyNonLocalizedAttributes(strapi.getModel(type.uid as never), origin);
  Object.assign(dataOf(params), toInput(held));
  const result = await next();
  if (Object.keys(wished).length === 0) return result;
  return strapi.documents(type.uid as never).update({ documentId: documentId as string, locale: localeOf(type, params) ?? undefined, data: wished as never });
}

/** Saving or publishing a shared field in one language does so for all. */
export const sharedFields: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action, params } = context;
  const type = typeOf(strapi, uid);
  if (!type.localized) return next();
  if (await addsLanguage(strapi, type, context)) return addLanguage(strapi, type, context, next);

  const result = await next();
  const side = action === 'publish' ? published(type) : isSave(context) || action === 'discardDraft' ? written(type) : undefined;
  if (!side) return result;
  const where = { documentId: documentIdOf(params, result), ...localesWhere(type, params), ...side };
  const [row] = await rowsWhere(strapi, type, where, contentPopulate(strapi, type.uid));
  await spread(strapi, type, row);
  return result;
};
