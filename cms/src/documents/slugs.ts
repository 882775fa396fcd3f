import type { Core } from '@strapi/strapi';
import { slugify } from 'transliteration';
import type { Attribute, TypeModel } from '../plugins/delivery/server/project/model';
import { currentConnection } from './connection';
import { dataOf, documentIdOf, isSave, localeOf, type Row, rowsWhere, typeOf, written } from './document-type';
import type { DocumentMiddleware } from './middleware';

const MAX_LENGTH = 80;
/** Room for the number that tells two equal slugs apart. */
const MAX_BASE = MAX_LENGTH - 5;

function cut(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const words = slug.slice(0, length + 1).replace(/-[^-]*$/, '');
  return words.length > length / 2 && words.length <= length ? words : slug.slice(0, length).replace(/-+$/, '');
}

/** A text as a slug: Latin letters and digits, words joined by hyphens, at most 80 characters. Empty where the text has none of either. */
export function toSlug(text: string): string {
  return cut(slugify(text, { lowercase: true, separator: '-' }).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''), MAX_BASE);
}

/** The first of `base`, `base-2`, `base-3` … that is free. */
export function firstFree(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

export interface Place {
  type: TypeModel;
  slug: Attribute;
  locale: string | null;
  documentId: string | undefined;
}

/** Slugs of a language that lead, or ever led, to another document and begin like this one. */
export async function takenSlugs(strapi: Core.Strapi, { type, slug, locale, documentId }: Place, base: string): Promise<Set<string>> {
  const similar = { $or: [{ [slug.name]: base }, { [slug.name]: { $startsWith: `${base}-` } }] };
  const others = { documentId: { $ne: documentId ?? '' }, ...(type.localized ? { locale } : {}) };
  const rows = await rowsWhere(strapi, type, { $and: [similar, others] });
  const served = (await currentConnection(strapi).raw(
    'select slug from delivery_address where type = ? and locale = ? and document_id <> ? and (slug = ? or slug like ?)',
    [type.name, locale ?? '', documentId ?? '', base, `${base}-%`],
  )) as { slug: string }[] | { rows: { slug: string }[] };
  const addresses = Array.isArray(served) ? served : served.rows;
  return new Set([...rows.map((row) => String(row[slug.name])), ...addresses.map((address) => address.slug)]);
}

/** What the slug of a text is before others are asked. Text without a letter or digit takes the type's name. */
export const slugBase = (type: TypeModel, text: string): string => toSlug(text) || type.name;

async function uniqueSlug(strapi: Core.Strapi, place: Place, text: string): Promise<string> {
  const base = slugBase(place.type, text);
  return firstFree(base, await takenSlugs(strapi, place, base));
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The slug a save must write, or undefined where it says nothing about it. A language without a title has none, and borrows one. */
async function slugToWrite(strapi: Core.Strapi, place: Place, data: Record<string, unknown>, row: Row | undefined): Promise<string | null | undefined> {
  const { slug } = place;
  const given = textIn(data[slug.name]);
  const kept = textIn(row?.[slug.name]);
  if (given !== '' && given === kept) return kept;
  if (given !== '') return uniqueSlug(strapi, place, given);
  if (kept !== '' && !(slug.name in data)) return undefined;
  const title = textIn(slug.slugOf && slug.slugOf in data ? data[slug.slugOf] : row?.[slug.slugOf ?? '']);
  return title === '' ? null : uniqueSlug(strapi, place, title);
}

/** Gives every version of a cloned document slugs of its own. */
async function renewSlugs(strapi: Core.Strapi, type: TypeModel, slug: Attribute, documentId: string): Promise<void> {
  for (const row of await rowsWhere(strapi, type, { documentId, ...written(type) })) {
    const title = textIn(row[slug.slugOf ?? '']);
    const place = { type, slug, locale: type.localized ? row.locale : null, documentId };
    const value = title === '' ? null : await uniqueSlug(strapi, place, title);
    await strapi.db.query(type.uid as never).update({ where: { id: row.id } as never, data: { [slug.name]: value } as never });
  }
}

/** Slugs come from the title in its own language, are unique per type and language, and never take an address another document had. */
export const slugs: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action, params } = context;
  const type = typeOf(strapi, uid);
  const slug = type.attributes.find(({ kind }) => kind === 'slug');
  if (!slug) return next();

  if (isSave(context)) {
    const data = dataOf(params);
    const locale = localeOf(type, params);
    const documentId = action === 'update' ? (params.documentId as string) : undefined;
    const [row] = documentId ? await rowsWhere(strapi, type, { documentId, ...written(type), ...(type.localized ? { locale } : {}) }) : [];
    const value = await slugToWrite(strapi, { type, slug, locale, documentId }, data, row);
    if (value === undefined) delete data[slug.name];
    else data[slug.name] = value;
  }
  if (action === 'clone') dataOf(params)[slug.name] = null;
  const result = await next();
  const documentId = documentIdOf({}, result);
  if (action === 'clone' && documentId) await renewSlugs(strapi, type, slug, documentId);
  return result;
};
