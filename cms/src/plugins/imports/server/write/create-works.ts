import type { Core } from '@strapi/strapi';
import { locales } from '../../../../../config/locales';
import { SlugBook, type SlugWish } from '../../../../documents/slug-book';
import { slugBase } from '../../../../documents/slugs';
import { getDelivery } from '../../../delivery/server';
import { chainOf, effectiveValue } from '../../../delivery/server/project/localize';
import { isPublic, redactedAttributes } from '../../../delivery/server/project/safety';
import { newDocumentIds } from './document-ids';
import { insertDocuments, insertRows, type Tables } from './insert-rows';
import { checked, localesOf, toStoredWork } from './new-work';
import { refuseWork } from './refused-work';
import { ShownTargets } from './shown-targets';
import { toSourceDocument } from './source-document';
import type { StoredWork } from './stored-work';
import type { WorkModel } from './work-model';
import type { WorkWrite } from './work-write';

const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The slugs a write would like: those it says, else those of its titles. */
function wishesOf({ type }: WorkModel, write: WorkWrite): SlugWish[] {
  return localesOf(write).flatMap((locale) => {
    const { slug, title } = write.versions[locale] ?? {};
    const text = said(slug) || said(title);
    return text === '' ? [] : [{ locale, base: slugBase(type, text) }];
  });
}

/** Addresses at which a new work will be served: what it borrows in a language, the next title of that language may not take. */
function noteServed(book: SlugBook, model: WorkModel, work: StoredWork, now: Date): void {
  const document = toSourceDocument(model, work);
  const slug = model.type.attributes.find(({ kind }) => kind === 'slug');
  if (!slug || !isPublic(document, now) || redactedAttributes(model.type, document).has(slug)) return;
  for (const { code, fallback } of locales) {
    const { value } = effectiveValue(document, slug, chainOf(code, fallback, 'auto'));
    if (typeof value === 'string') book.note(code, value);
  }
}

async function toNewWorks(strapi: Core.Strapi, model: WorkModel, writes: readonly WorkWrite[], now: Date): Promise<StoredWork[]> {
  const wishes = writes.map((write) => wishesOf(model, write));
  const book = await SlugBook.open(strapi, model.type, wishes.flat());
  const ids = newDocumentIds(strapi, model, writes.length);
  const works: StoredWork[] = [];
  for (const [index, write] of writes.entries()) {
    const slugs: Record<string, string> = {};
    for (const wish of wishes[index] ?? []) slugs[wish.locale] = await book.take(wish);
    const work = toStoredWork(model, { documentId: ids[index] ?? '', write, slugs, now });
    noteServed(book, model, work, now);
    works.push(work);
  }
  return works;
}

function refuseUnknownTargets(strapi: Core.Strapi, writes: readonly WorkWrite[], works: readonly StoredWork[], targets: ShownTargets): void {
  for (const [index, { relations }] of works.entries()) {
    const lost = relations.filter(({ side, targetType, targetId }) => side === 'draft' && !targets.has(targetType, targetId));
    const problems = lost.map(({ field, targetId }) => ({ path: [field], reason: 'unknownTarget' as const, values: { target: targetId } }));
    refuseWork(strapi, writes[index]?.row ?? 0, problems);
  }
}

/**
 * Creates works, and leaves what the Document Service would have left of each: rows, components, relations, slugs, pins, records,
 * addresses, numbers. Runs in the caller's transaction. Throws RefusedWork, before it writes, for what no rule lets in.
 */
export async function createWorks(strapi: Core.Strapi, tables: Tables, writes: readonly WorkWrite[]): Promise<StoredWork[]> {
  if (writes.length === 0) return [];
  const { model, db } = tables;
  const { projector, clock } = getDelivery(strapi);
  const clean = writes.map((write) => checked(strapi, model.uid, write));
  const works = await toNewWorks(strapi, model, clean, clock.now());
  const targets = await ShownTargets.read(db, model, works);
  refuseUnknownTargets(strapi, clean, works, targets);
  await insertRows(tables, works, targets);
  await insertDocuments(tables, works);
  const published = works.filter(({ rows }) => rows.some(({ side }) => side === 'published'));
  if (published.length > 0) await projector.deliverWritten(model.type, published.map((work) => toSourceDocument(model, work)));
  return works;
}
