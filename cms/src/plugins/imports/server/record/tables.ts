import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';

/**
 * Tables of imports, that Strapi does not know. `import_run`: who brought in which file. `import_item`: what each row did to which
 * work, what the work was before, and a hash of what it was then. `import_claim`: which process writes, and what.
 */
export async function ensureImportTables(strapi: Core.Strapi): Promise<void> {
  const text = strapi.db.dialect.client === 'postgres' ? 'text collate "C"' : 'text';
  const statements = [
    `create table if not exists import_run (
      id ${text} primary key, file_name ${text} not null, file_hash ${text} not null, who ${text} not null, state ${text} not null,
      started_at ${text} not null, ended_at ${text}, total integer not null, created integer not null, updated integer not null, message ${text})`,
    'create index if not exists import_run_file on import_run (file_hash, state)',
    `create table if not exists import_item (
      run_id ${text} not null, row_number integer not null, action ${text} not null, document_id ${text} not null,
      before ${text}, hash ${text} not null, undone_at ${text}, primary key (run_id, row_number))`,
    'create index if not exists import_item_document on import_item (document_id)',
    `create table if not exists import_claim (id integer primary key, holder ${text} not null, subject ${text} not null, held_until bigint not null)`,
    `insert into import_claim (id, holder, subject, held_until) values (1, '', '', 0) on conflict (id) do nothing`,
  ];
  for (const statement of statements) await currentConnection(strapi).raw(statement);
}
