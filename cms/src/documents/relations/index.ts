import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../plugins/delivery/server';
import { type Attribute, relationAttributes, type TypeModel } from '../../plugins/delivery/server/project/model';
import { dataOf, documentIdOf, isSave, localeOf, published, rowsWhere, typeOf, written, writtenSide } from '../document-type';
import type { DocumentContext, DocumentMiddleware } from '../middleware';
import { refuse } from '../value-error';
import { applyRelationInput, namedTargets, parseRelationInput, type RelationInput, type Target } from './relation-input';
import { copyLinks, forget, type Links, readLinks, removeLinks, sourcesOf, writeLinks } from './relation-store';
import { showLinks, shownRows, targetOf } from './shown-rows';

/** Finds the documents that targets name. A document that is not there is refused by the name of the field. */
async function resolveTargets(strapi: Core.Strapi, attribute: Attribute, input: RelationInput): Promise<(target: Target) => string | undefined> {
  const target = targetOf(strapi, attribute);
  const named = namedTargets(input);
  const documentIds = named.flatMap((item) => ('documentId' in item ? [item.documentId] : []));
  const rowIds = named.flatMap((item) => ('row' in item ? [item.row] : []));
  const rows = named.length === 0 ? [] : await rowsWhere(strapi, target, { $or: [{ documentId: { $in: documentIds } }, { id: { $in: rowIds } }] });
  const known = new Set(rows.map((row) => row.documentId));
  const byRow = new Map(rows.map((row) => [row.id, row.documentId]));
  const idOf = (item: Target) => ('row' in item ? byRow.get(item.row) : known.has(item.documentId) ? item.documentId : undefined);
  const wanted = [...(input.set ?? []), ...input.connect.map((item) => item.target)];
  const lost = wanted.find((item) => idOf(item) === undefined);
  if (lost) refuse(strapi, [{ path: [attribute.name], reason: 'unknownTarget', values: { target: 'row' in lost ? lost.row : lost.documentId } }]);
  return idOf;
}

/** The lists a save leaves, for the fields it says something about; and the save's data made to say it in rows of its language. */
async function changedLinks(strapi: Core.Strapi, type: TypeModel, params: Record<string, unknown>, current: Links): Promise<Map<Attribute, string[]>> {
  const data = dataOf(params);
  const changed = new Map<Attribute, string[]>();
  for (const attribute of relationAttributes(type)) {
    if (data[attribute.name] === undefined) continue;
    const input = parseRelationInput(data[attribute.name]);
    const idOf = await resolveTargets(strapi, attribute, input);
    changed.set(attribute, applyRelationInput(current.get(attribute.name) ?? [], input, attribute.multiple, idOf));
  }
  for (const attribute of relationAttributes(type)) {
    const ids = changed.get(attribute) ?? current.get(attribute.name);
    if (ids) data[attribute.name] = { set: await shownRows(strapi, targetOf(strapi, attribute), ids, localeOf(type, params)) };
  }
  return changed;
}

async function save(strapi: Core.Strapi, type: TypeModel, { action, params }: DocumentContext, next: () => Promise<unknown>): Promise<unknown> {
  const side = writtenSide(type);
  const id = action === 'update' ? (params.documentId as string) : undefined;
  const before = id ? await rowsWhere(strapi, type, { documentId: id, ...written(type) }) : [];
  const changed = await changedLinks(strapi, type, params, id ? await readLinks(strapi, type, id, side) : new Map());
  const result = await next();
  const documentId = documentIdOf(params, result);
  if (!documentId) return result;
  for (const [attribute, ids] of changed) await writeLinks(strapi, type, documentId, side, attribute.name, attribute.target ?? '', ids);
  if (changed.size > 0 && before.length > 0) await showLinks(strapi, type, documentId, { fields: [...changed.keys()] });
  const locale = localeOf(type, params);
  if (!before.some((row) => row.locale === locale)) await showOnSources(strapi, type, documentId, locale);
  return result;
}

/** A document has a row it had not: what relates to it can show it now. */
async function showOnSources(strapi: Core.Strapi, type: TypeModel, documentId: string, locale: string | null): Promise<void> {
  for (const source of await sourcesOf(strapi, type, documentId)) {
    const sourceType = typeOf(strapi, `api::${source.type}.${source.type}`);
    if (source.side === writtenSide(sourceType)) await showLinks(strapi, sourceType, source.documentId, locale ? { locale } : {});
  }
}

/** Forgets a document that has no row left, and delivers again what related to it. */
async function forgetIfGone(strapi: Core.Strapi, type: TypeModel, documentId: string): Promise<void> {
  if ((await rowsWhere(strapi, type, { documentId })).length > 0) return;
  const sources = await sourcesOf(strapi, type, documentId);
  await forget(strapi, type, documentId);
  for (const source of sources) if (source.side === 'published') await getDelivery(strapi).deliver(`api::${source.type}.${source.type}`, source.documentId);
}

async function clone(strapi: Core.Strapi, type: TypeModel, params: Record<string, unknown>, next: () => Promise<unknown>): Promise<unknown> {
  const side = writtenSide(type);
  const original = params.documentId as string;
  const overrides = await changedLinks(strapi, type, { data: { ...dataOf(params) } }, await readLinks(strapi, type, original, side));
  for (const attribute of relationAttributes(type)) delete dataOf(params)[attribute.name];
  const result = await next();
  const documentId = documentIdOf({}, result);
  if (!documentId) return result;
  await copyLinks(strapi, type, { documentId: original, side }, { documentId, side });
  for (const [attribute, ids] of overrides) await writeLinks(strapi, type, documentId, side, attribute.name, attribute.target ?? '', ids);
  await showLinks(strapi, type, documentId);
  return result;
}

/**
 * Relations belong to the document. Strapi keeps them for each language, towards rows that exist, and drops the others; the truth
 * here is a table of document ids, and Strapi's own relations show of it what they can.
 */
export const relations: DocumentMiddleware = (strapi) => async (context, next) => {
  const { uid, action, params } = context;
  const type = typeOf(strapi, uid);
  if (isSave(context)) return save(strapi, type, context, next);
  if (action === 'clone') return clone(strapi, type, params, next);

  const result = await next();
  const documentId = params.documentId as string;
  const draft = { documentId, side: 'draft' as const };
  const live = { documentId, side: 'published' as const };
  const wrote = ((result as { entries?: unknown[] } | null)?.entries ?? []).length > 0;
  if (action === 'publish' && wrote) await copyLinks(strapi, type, draft, live);
  if (action === 'unpublish' && (await rowsWhere(strapi, type, { documentId, ...published(type) })).length === 0) await removeLinks(strapi, type, documentId, 'published');
  if (action === 'delete') await forgetIfGone(strapi, type, documentId);
  if (action === 'discardDraft' && wrote) {
    await copyLinks(strapi, type, live, draft);
    await showLinks(strapi, type, documentId);
    await showOnSources(strapi, type, documentId, null);
  }
  return result;
};
