import type { Core } from '@strapi/strapi';
import { keysOf, sourceLocaleOf } from './check-seed';
import { isLocalized, relationsOf, type SeedAttribute, type SeedModel, type SeedSchema } from './model';
import type { SeedDocument } from './read-seed';
import type { SeedFile } from './seed-file';
import { withMediaIds } from './seed-media';
import { storedDocuments } from './stored-rows';
import { uploadMedia } from './upload-media';

/** documentId of a key, by type. */
export type DocumentIds = (uid: string, key: string) => string | undefined;

type Data = Record<string, unknown>;

/** The Document Service, of a type that is known only now. */
interface Documents {
  create(parameters: { locale?: string; data: Data }): Promise<{ documentId: string }>;
  update(parameters: { documentId: string; locale?: string; data: Data }): Promise<unknown>;
  delete(parameters: { documentId: string; locale: string }): Promise<unknown>;
  publish(parameters: { documentId: string; locale?: string }): Promise<unknown>;
}

function relationData({ model, shared }: SeedDocument, ids: DocumentIds): Data {
  return Object.fromEntries(
    relationsOf(model).map(([name, { target = '' }]) => [
      name,
      // A target that an editor deleted is not brought back.
      { set: keysOf(shared?.values[name]).flatMap((key) => ids(target, key) ?? []) },
    ]),
  );
}

function emptyValue({ type, repeatable, default: fallback }: SeedAttribute): unknown {
  return fallback ?? (repeatable || type === 'dynamiczone' ? [] : null);
}

/** What an attribute that left the seed file goes back to. A slug stays: people know the address. */
function emptyData(model: SeedModel, localized: boolean): Data {
  const left = Object.entries(model.attributes).filter(
    ([, attribute]) => isLocalized(model, attribute) === localized && !['relation', 'media', 'uid'].includes(attribute.type),
  );
  return Object.fromEntries(left.map(([name, attribute]) => [name, emptyValue(attribute)]));
}

/** Writes a document in all its languages and publishes it; answers its documentId. Runs in the caller's transaction. */
export async function writeDocument(strapi: Core.Strapi, schema: SeedSchema, document: SeedDocument, ids: DocumentIds, existing?: string): Promise<string> {
  const { model, shared, languages, translatedFrom } = document;
  const documents = strapi.documents(model.uid as 'admin::user') as unknown as Documents;
  const source = model.localized ? sourceLocaleOf(document, schema) : undefined;
  const media = await uploadMedia(strapi, schema, document, existing);
  const valuesOf = (file: SeedFile | undefined): Data => (file ? withMediaIds(model, file.values, schema, media) : {});
  const localized = (locale: string): Data => ({ ...(existing ? emptyData(model, true) : {}), ...valuesOf(languages.get(locale)) });
  const data: Data = {
    ...(existing ? emptyData(model, false) : {}),
    ...valuesOf(shared),
    ...relationData(document, ids),
    ...(source ? { ...localized(source), sourceLocale: source } : {}),
  };

  const documentId = existing ?? (await documents.create({ locale: source, data })).documentId;
  if (existing) await documents.update({ documentId, locale: source, data });
  for (const locale of languages.keys()) {
    if (locale === source || source === undefined) continue;
    const from = translatedFrom.get(locale);
    // The source says for a moment what it said when the translation was made: so it is known that it changed since.
    if (from) await documents.update({ documentId, locale: source, data: { ...localized(source), ...valuesOf(from) } });
    await documents.update({ documentId, locale, data: localized(locale) });
    if (from) await documents.update({ documentId, locale: source, data: { ...emptyData(model, true), ...localized(source) } });
  }
  if (existing) {
    const stored = (await storedDocuments(strapi, model, documentId)).get(documentId);
    for (const locale of stored?.locales ?? []) {
      if (model.localized && !languages.has(locale)) await documents.delete({ documentId, locale });
    }
  }
  if (model.hasDrafts) await documents.publish({ documentId, locale: model.localized ? '*' : undefined });
  return documentId;
}
