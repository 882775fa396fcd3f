import type { Core } from '@strapi/strapi';
import { locales } from '../../../../config/locales';
import type { ConceptText, StoredConcept } from './concept';

interface Row {
  documentId: string;
  locale: string;
  sourceLocale: string | null;
  name: string | null;
  synonyms: string[] | null;
  definition: string | null;
  kind: string | null;
  notation: string | null;
  broader: { documentId: string } | null;
}

const orNull = (text: string | null): string | null => text || null;

/** Every concept with all its languages, in the order in which they were first written. */
export async function storedConcepts(strapi: Core.Strapi): Promise<StoredConcept[]> {
  const rows: Row[] = await strapi.db.query('api::concept.concept').findMany({ orderBy: { id: 'asc' }, populate: { broader: true } });
  return [...Map.groupBy(rows, ({ documentId }) => documentId)].flatMap(([documentId, versions]) => {
    const [first] = versions;
    if (!first) return [];
    const spoken = locales.flatMap(({ code }) => versions.find(({ locale }) => locale === code) ?? []);
    const texts = spoken.map(({ locale, name, synonyms, definition }): [string, ConceptText] => [locale, { name: orNull(name), synonyms: synonyms ?? [], definition: orNull(definition) }]);
    return [{
      documentId,
      sourceLocale: first.sourceLocale ?? first.locale,
      texts: Object.fromEntries(texts),
      broader: first.broader?.documentId ?? null,
      kind: orNull(first.kind),
      notation: orNull(first.notation),
    }];
  });
}
