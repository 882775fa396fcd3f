import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Core } from '@strapi/strapi';
import { locales } from '../../config/locales';
import { getDelivery } from '../plugins/delivery/server';
import { checkedSeed } from './check-seed';
import { type RawType, type SeedModel, type SeedSchema, toSeedSchema } from './model';
import type { SeedDocument } from './read-seed';
import { ensureSeedEntries, rememberEntry, type SeedEntry, seedEntries } from './seed-entries';
import { type StoredDocument, storedDocuments } from './stored-rows';
import { type DocumentIds, writeDocument } from './write-document';

export type Outcome =
  | 'created'
  | 'updated'
  | 'unchanged'
  /** An editor wrote it since, so it was left alone although the seed has something new. */
  | 'edited'
  /** An editor deleted it. */
  | 'deleted'
  /** It is one of a kind, and there was one before the seed. */
  | 'taken';

export interface SeedProgress {
  type: string;
  key: string;
  outcome: Outcome;
  /** Documents of the type so far, this one included. */
  done: number;
  total: number;
}

export interface SeedOptions {
  dir: string;
  onProgress?: (progress: SeedProgress) => void;
}

export interface SeedResult {
  outcomes: Record<Outcome, number>;
  languageVersions: number;
  /** `type/key` of what was left alone although the seed has something else. */
  leftAlone: { document: string; outcome: Outcome }[];
}

/** The schema of this installation, as the seed sees it. */
export function seedSchemaOf(strapi: Core.Strapi): SeedSchema {
  return toSeedSchema(
    strapi.contentTypes as unknown as Record<string, RawType>,
    strapi.components as unknown as Record<string, { attributes: unknown }>,
    locales.map(({ code }) => code),
  );
}

function fingerprintOf({ shared, languages, translatedFrom, media }: SeedDocument): string {
  const hash = createHash('sha256');
  for (const [part, file] of [['shared', shared] as const, ...languages]) hash.update(`${part}\n${file?.text ?? ''}\n`);
  for (const [locale, { text }] of translatedFrom) hash.update(`${locale}.from\n${text}\n`);
  for (const [name, path] of media) hash.update(`${name}\n`).update(readFileSync(path));
  return hash.digest('hex');
}

interface Task {
  document: SeedDocument;
  entry: SeedEntry | undefined;
  seeded: string;
}

function outcomeOf({ document, entry, seeded }: Task, stored: ReadonlyMap<string, StoredDocument>): Outcome {
  if (!entry) return document.model.single && stored.size > 0 ? 'taken' : 'created';
  const now = stored.get(entry.documentId);
  if (!now) return 'deleted';
  if (entry.seeded === seeded) return 'unchanged';
  return now.fingerprint === entry.stored ? 'updated' : 'edited';
}

async function write(strapi: Core.Strapi, schema: SeedSchema, { document, entry, seeded }: Task, ids: DocumentIds): Promise<SeedEntry> {
  return strapi.db.transaction(async () => {
    await getDelivery(strapi).begin();
    const { model, key } = document;
    const documentId = await writeDocument(strapi, schema, document, ids, entry?.documentId);
    const stored = (await storedDocuments(strapi, model, documentId)).get(documentId)?.fingerprint ?? '';
    const written = { type: model.folder, key, documentId, seeded, stored };
    await rememberEntry(strapi, written);
    return written;
  });
}

/**
 * Brings a seed folder into the CMS. Everything is checked before anything is written (throws InvalidSeed). Each document is
 * one transaction, so a run that was killed is finished by the next one; what an editor changed or deleted is left alone.
 */
export async function seed(strapi: Core.Strapi, { dir, onProgress = () => {} }: SeedOptions): Promise<SeedResult> {
  const schema = seedSchemaOf(strapi);
  const documents = checkedSeed(dir, schema);
  await ensureSeedEntries(strapi);
  const entries = new Map((await seedEntries(strapi)).map((entry) => [`${entry.type}/${entry.key}`, entry]));
  const folderOf = new Map(schema.models.map(({ uid, folder }) => [uid, folder]));
  const living = new Map<string, ReadonlySet<string>>();
  const ids: DocumentIds = (uid, key) => {
    const documentId = entries.get(`${folderOf.get(uid)}/${key}`)?.documentId;
    return documentId && living.get(uid)?.has(documentId) ? documentId : undefined;
  };

  const outcomes: SeedResult['outcomes'] = { created: 0, updated: 0, unchanged: 0, edited: 0, deleted: 0, taken: 0 };
  const leftAlone: SeedResult['leftAlone'] = [];
  const seedType = async (model: SeedModel, own: readonly SeedDocument[]): Promise<void> => {
    const stored = await storedDocuments(strapi, model);
    const alive = new Set(stored.keys());
    living.set(model.uid, alive);
    for (const [index, document] of own.entries()) {
      const name = `${model.folder}/${document.key}`;
      const task = { document, entry: entries.get(name), seeded: fingerprintOf(document) };
      const outcome = outcomeOf(task, stored);
      if (outcome === 'created' || outcome === 'updated') {
        const entry = await write(strapi, schema, task, ids);
        entries.set(name, entry);
        alive.add(entry.documentId);
      }
      if (outcome === 'edited' || outcome === 'deleted' || outcome === 'taken') leftAlone.push({ document: name, outcome });
      outcomes[outcome] += 1;
      onProgress({ type: model.folder, key: document.key, outcome, done: index + 1, total: own.length });
    }
  };
  for (const [model, own] of Map.groupBy(documents, (document) => document.model)) await seedType(model, own);
  await getDelivery(strapi).refresh();
  return { outcomes, languageVersions: documents.reduce((sum, { languages }) => sum + languages.size, 0), leftAlone };
}
