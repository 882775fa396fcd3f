import type { Core } from '@strapi/strapi';
import { defaultLocale } from '../../config/locales';
import { getDelivery } from '../plugins/delivery/server';
import type { TypeModel } from '../plugins/delivery/server/project/model';
import type { DocumentContext } from './middleware';

/** A row of a content type: one language of a document, drafted or published. */
export type Row = Record<string, unknown> & { id: number; documentId: string; locale: string | null };

/** What rules know of the type they act on. */
export function typeOf(strapi: Core.Strapi, uid: string): TypeModel {
  const type = [...getDelivery(strapi).model.types.values()].find((candidate) => candidate.uid === uid);
  if (!type) throw new Error(`${uid} is not one of our content types`);
  return type;
}

/** The rows that editors write: drafts, or the only rows of a type without drafts. */
export const written = (type: TypeModel): Record<string, unknown> => (type.drafts ? { publishedAt: { $null: true } } : {});

export const published = (type: TypeModel): Record<string, unknown> => (type.drafts ? { publishedAt: { $notNull: true } } : {});

/** The side that saving writes: own tables keep what is drafted and what is published apart. */
export const writtenSide = (type: TypeModel): 'draft' | 'published' => (type.drafts ? 'draft' : 'published');

export async function rowsWhere(strapi: Core.Strapi, type: TypeModel, where: Record<string, unknown>, populate?: unknown): Promise<Row[]> {
  return (await strapi.db.query(type.uid as never).findMany({ where, orderBy: { id: 'asc' }, ...(populate ? { populate } : {}) } as never)) as Row[];
}

/** Work that changes rows without anybody having edited them: Strapi's own time stamps stay when each was last written. */
export async function keepingTimes(strapi: Core.Strapi, type: TypeModel, rows: readonly Row[], work: () => Promise<unknown>): Promise<void> {
  await work();
  // A text would be kept as one on SQLite, which orders texts after the numbers that Strapi keeps dates as.
  for (const { id, updatedAt } of rows) await strapi.db.queryBuilder(type.uid as never).where({ id }).update({ updatedAt: new Date(updatedAt as string) }).execute();
}

/** The one language a save is in; null for a type without languages. */
export function localeOf(type: TypeModel, params: Record<string, unknown>): string | null {
  if (!type.localized) return null;
  return typeof params.locale === 'string' && params.locale !== '' ? params.locale : defaultLocale;
}

/** The condition on rows of the languages an action names: one, several, or all with `*`. */
export function localesWhere(type: TypeModel, { locale }: Record<string, unknown>): Record<string, unknown> {
  if (!type.localized || locale === '*') return {};
  return { locale: { $in: Array.isArray(locale) ? locale : [localeOf(type, { locale })] } };
}

/** The document a finished action wrote. */
export function documentIdOf(params: Record<string, unknown>, result: unknown): string | undefined {
  const answered = result as { documentId?: string } | null;
  return answered?.documentId ?? (params.documentId as string | undefined);
}

/** Whether a save adds a row in a language to a document that has others. */
export async function addsLanguage(strapi: Core.Strapi, type: TypeModel, { action, params }: DocumentContext): Promise<boolean> {
  if (action !== 'update' || !type.localized || !params.documentId) return false;
  const rows = await rowsWhere(strapi, type, { documentId: params.documentId, ...written(type) });
  return rows.length > 0 && !rows.some((row) => row.locale === localeOf(type, params));
}

/** The data of a save, made where it is missing, so that a rule can add to it. */
export function dataOf(params: Record<string, unknown>): Record<string, unknown> {
  params.data = typeof params.data === 'object' && params.data !== null ? params.data : {};
  return params.data as Record<string, unknown>;
}

export const isSave = ({ action }: DocumentContext): boolean => action === 'create' || action === 'update';
