import type { Core } from '@strapi/strapi';
import type { Delivery } from '../../../src/plugins/delivery/server/delivery.ts';
import type { Topic, Topics } from './topics.mts';

const PORTION = 200;

async function inPortions<Item>(items: readonly Item[], work: (portion: Item[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += PORTION) await work(items.slice(start, start + PORTION));
}

/** Rows of a topic as the Document Service would leave them: with drafts, each language has two. */
function rowsOf({ documentId, versions }: Topic, drafts: boolean, at: Date): Record<string, unknown>[] {
  return versions.flatMap(({ locale, values }) => (drafts ? [null, at] : [at]).map((publishedAt) => ({
    documentId, createdAt: at, updatedAt: at, publishedAt, ...values, ...(locale ? { locale, sourceLocale: versions[0]?.locale } : {}),
  })));
}

/** Writes themes, regions, frontiers and organizations, and delivers them. */
export async function writeTopics(strapi: Core.Strapi, delivery: Delivery, topics: Topics): Promise<void> {
  const at = new Date(Date.UTC(2012, 0, 1));
  for (const [name, list] of Object.entries(topics) as [keyof Topics, Topic[]][]) {
    const type = delivery.model.types.get(name);
    if (!type) throw new Error(`There is no type ${name}.`);
    const query = strapi.db.query(type.uid as 'api::theme.theme');
    await inPortions(list.flatMap((topic) => rowsOf(topic, type.drafts, at)), (portion) => query.createMany({ data: portion as never }));
    const broader = list.flatMap(({ documentId, broader: target }) => (target ? [{ type: name, document_id: documentId, status: 'published', field: 'broader', position: 0, target_type: name, target_id: target }] : []));
    await inPortions(broader, (portion) => strapi.db.connection('document_relations').insert(portion));
    await inPortions(list, (portion) => strapi.db.transaction(() => delivery.projector.deliver(type, portion.map(({ documentId }) => documentId))));
  }
}
