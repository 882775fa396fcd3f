import type { Core } from '@strapi/strapi';
import { getDelivery } from '../../delivery/server';
import type { Plan, PlannedConcept } from './plan';

type Data = Record<string, unknown>;

/** The documentId of a wider concept that may be new itself. */
type Resolve = (key: string) => string;

function sharedData({ changes }: PlannedConcept, resolve: Resolve): Data {
  const shared = changes.filter(({ locale }) => locale === null);
  return Object.fromEntries(shared.map(({ field, to }) => [field, field === 'broader' ? { set: [resolve(String(to))] } : to]));
}

const textData = ({ changes }: PlannedConcept, locale: string): Data => Object.fromEntries(changes.filter((change) => change.locale === locale).map(({ field, to }) => [field, to]));

/** Writes one concept, its source language first: a translation is pinned to the text it was made from. */
async function writeConcept(strapi: Core.Strapi, concept: PlannedConcept, resolve: Resolve): Promise<string> {
  const documents = strapi.documents('api::concept.concept');
  const { sourceLocale: source, changes } = concept;
  const data = { ...sharedData(concept, resolve), ...textData(concept, source) };
  let { documentId } = concept;
  if (documentId === undefined) documentId = (await documents.create({ locale: source, data } as never)).documentId;
  else if (Object.keys(data).length > 0) await documents.update({ documentId, locale: source, data } as never);
  const others = new Set(changes.flatMap(({ locale }) => (locale === null || locale === source ? [] : [locale])));
  for (const locale of others) await documents.update({ documentId, locale, data: textData(concept, locale) } as never);
  return documentId;
}

/**
 * Carries out a plan, wider concepts first, by the Document Service: all rules on content hold. Each concept is one transaction, so
 * an import that was killed is finished by the next one.
 */
export async function writePlan(strapi: Core.Strapi, { created, changed }: Plan, onWritten: (done: number) => void = () => {}): Promise<void> {
  const made = new Map<string, string>();
  let done = 0;
  for (const concept of [...created, ...changed]) {
    const documentId = await strapi.db.transaction(async () => {
      await getDelivery(strapi).begin();
      return writeConcept(strapi, concept, (key) => made.get(key) ?? key);
    });
    made.set(concept.iri, documentId);
    onWritten((done += 1));
  }
  await getDelivery(strapi).refresh();
}
