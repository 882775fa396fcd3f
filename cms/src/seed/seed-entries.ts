import type { Core } from '@strapi/strapi';
import { currentConnection } from '../documents/connection';
import { insert, run, select } from '../plugins/delivery/server/store/sql';

/** What the seeder remembers of a document it wrote. */
export interface SeedEntry {
  /** Folder of the type. */
  type: string;
  key: string;
  documentId: string;
  /** Fingerprint of the seed files. */
  seeded: string;
  /** Fingerprint of the stored rows right after the write: another one means that somebody else wrote since. */
  stored: string;
}

/** A table of our own that Strapi does not know, and so leaves alone. */
export async function ensureSeedEntries(strapi: Core.Strapi): Promise<void> {
  await currentConnection(strapi).raw(
    'create table if not exists seed_entries (type text not null, key text not null, document_id text not null, seeded text not null, stored text not null, primary key (type, key))',
  );
}

export async function seedEntries(strapi: Core.Strapi): Promise<SeedEntry[]> {
  return select<SeedEntry>(currentConnection(strapi), 'select type, key, document_id as "documentId", seeded, stored from seed_entries');
}

/** Meant to be called in the transaction that writes the document: after a crash both are there, or neither. */
export async function rememberEntry(strapi: Core.Strapi, { type, key, documentId, seeded, stored }: SeedEntry): Promise<void> {
  const connection = currentConnection(strapi);
  await run(connection, 'delete from seed_entries where type = ? and key = ?', [type, key]);
  await insert(connection, 'seed_entries', [{ type, key, document_id: documentId, seeded, stored }]);
}
