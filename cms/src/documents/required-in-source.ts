import type { Core } from '@strapi/strapi';
import { isEmpty } from '../plugins/delivery/server/project/value';
import { dataOf, isSave, localeOf, localesWhere, type Row, rowsWhere, typeOf, written } from './document-type';
import type { DocumentMiddleware } from './middleware';
import { refuse } from './value-error';

interface MarkedAttribute {
  pluginOptions?: { delivery?: { requiredInSource?: boolean } };
}

function requiredFields(strapi: Core.Strapi, uid: string): string[] {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, MarkedAttribute> };
  return Object.keys(attributes).filter((name) => attributes[name]?.pluginOptions?.delivery?.requiredInSource === true);
}

const missing = (fields: readonly string[], values: Record<string, unknown>) =>
  fields.filter((field) => isEmpty(values[field])).map((field) => ({ path: [field], reason: 'requiredInSource' as const }));

/** A document is whole in its source language before it is published; every other language may be partial. */
export const requiredInSource: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action, params } = context;
  const type = typeOf(strapi, uid);
  const fields = requiredFields(strapi, uid);
  const where = { documentId: params.documentId, ...written(type) };
  if (fields.length === 0) return next();

  if (action === 'publish') {
    const rows = await rowsWhere(strapi, type, { ...where, ...localesWhere(type, params) });
    for (const row of rows) if (row.locale === row.sourceLocale) refuse(strapi, missing(fields, row));
  }
  if (isSave(context) && !type.drafts) {
    const locale = localeOf(type, params);
    const rows: Row[] = params.documentId ? await rowsWhere(strapi, type, where) : [];
    const source = rows[0]?.sourceLocale ?? locale;
    const row = rows.find((candidate) => candidate.locale === locale);
    if (locale === source) refuse(strapi, missing(fields, { ...row, ...dataOf(params) }));
  }
  return next();
};
