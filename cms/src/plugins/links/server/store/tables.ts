import { type Dialect, run, type SqlConnection } from '../../../delivery/server/store/sql';

/**
 * Tables of our own, which Strapi leaves alone. `link_state`: what is known of an address. `link_place`: which records show it.
 * `link_progress`: up to which change the records were read. `link_lease`: which process checks.
 */
export async function ensureLinkTables(db: SqlConnection, dialect: Dialect): Promise<void> {
  const text = dialect === 'postgres' ? 'text collate "C"' : 'text';
  const statements = [
    `create table if not exists link_state (
      url ${text} primary key, host ${text} not null, first_seen ${text} not null, last_checked ${text}, last_ok ${text}, status ${text}, reason ${text},
      code integer, moved_to ${text}, fail_count integer not null, failing_since ${text}, next_check_at ${text} not null)`,
    'create index if not exists link_state_next on link_state (next_check_at)',
    'create index if not exists link_state_status on link_state (status, url)',
    `create table if not exists link_place (url ${text} not null, type ${text} not null, document_id ${text} not null, primary key (type, document_id, url))`,
    'create index if not exists link_place_url on link_place (url)',
    'create table if not exists link_progress (id integer primary key, number bigint not null)',
    'insert into link_progress (id, number) values (1, 0) on conflict (id) do nothing',
    `create table if not exists link_lease (id integer primary key, holder ${text} not null, held_until ${text} not null)`,
    `insert into link_lease (id, holder, held_until) values (1, '', '') on conflict (id) do nothing`,
  ];
  for (const statement of statements) await run(db, statement);
}
