import type { Core } from '@strapi/strapi';
import type { Delivery } from '../../src/plugins/delivery/server/delivery';
import type { Search } from '../../src/plugins/search/server/search';

export const deliveryOf = (strapi: Core.Strapi): Delivery => strapi.plugin('delivery').service<Delivery>('delivery');

type Uid = 'api::theme.theme' | 'api::region.region' | 'api::project.project' | 'api::resource.resource' | 'api::testimonial.testimonial' | 'api::home.home' | 'api::concept.concept' | 'api::page.page';

/** Writes a document in one language and, where its type has drafts, publishes it. Answers its id. */
export async function publish(strapi: Core.Strapi, uid: Uid, data: Record<string, unknown>, locale = 'en'): Promise<string> {
  const { documentId } = await strapi.documents(uid).create({ data, locale, status: 'published' } as never);
  return documentId;
}

/** Saves another language, or a change, of a document that is there, and publishes it. */
export async function publishAgain(strapi: Core.Strapi, uid: Uid, documentId: string, data: Record<string, unknown>, locale = 'en'): Promise<void> {
  await strapi.documents(uid).update({ documentId, data, locale, status: 'published' } as never);
}

/** Saves a draft of a document that is there. */
export async function saveDraft(strapi: Core.Strapi, uid: Uid, documentId: string, data: Record<string, unknown>, locale = 'en'): Promise<void> {
  await strapi.documents(uid).update({ documentId, data, locale } as never);
}

/** How many statements readers send while something is done. */
export async function countStatements(strapi: Core.Strapi, work: () => Promise<unknown>): Promise<number> {
  // The search reads the same tables, and not for the answer that is counted.
  await strapi.plugin('search').service<Search>('search').feed.reach(deliveryOf(strapi).changes.number, 5_000);
  const { db } = deliveryOf(strapi).reader;
  const { raw } = db;
  let count = 0;
  db.raw = (sql, bindings) => {
    // Looking for other processes' changes is not part of an answer.
    if (!/^select number from delivery_sequence/.test(sql)) count += 1;
    return raw(sql, bindings);
  };
  await work();
  db.raw = raw;
  return count;
}
