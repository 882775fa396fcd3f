import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { marks, select } from '../../../delivery/server/store/sql';
import type { Candidate } from './find-matches';
import { readWorkModel } from '../write/work-model';
import { toIdentity } from './identity';

/** Documents of a portion: a library of a hundred thousand works is read in some hundred statements. */
const PORTION = 1_000;

interface DraftRow {
  id: number;
  document_id: string;
  locale: string;
  title: string | null;
  year: number | null;
  authors: unknown;
  publisher_name: string | null;
  doi: string | null;
  isbn: string | null;
  source_url: string | null;
}

interface PublisherRow {
  work: number;
  publisher: string;
}

interface EditionRow {
  entity_id: number;
  language: string | null;
  title: string | null;
  url: string | null;
}

/** JSON columns are text on SQLite and values on PostgreSQL. */
const parsed = (value: unknown): unknown => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value);

function toCandidate(documentId: string, rows: readonly DraftRow[], editions: readonly EditionRow[], publishers: readonly PublisherRow[]): Candidate {
  const [first] = rows;
  const versions = Object.fromEntries(rows.map(({ locale, title }) => [locale, { title }]));
  const shared = { year: first?.year, authors: parsed(first?.authors), publisherName: first?.publisher_name, doi: first?.doi, isbn: first?.isbn, sourceUrl: first?.source_url, expressions: editions };
  return { documentId, identity: toIdentity({ versions, shared, relations: { publishers: publishers.map(({ publisher }) => publisher) } }) };
}

/**
 * Every drafted work as far as it is recognised by it. Straight from the tables, by document id: through the Document Service the
 * same costs a hundred times as much.
 */
export async function* storedCandidates(strapi: Core.Strapi): AsyncGenerator<readonly Candidate[]> {
  const db = currentConnection(strapi);
  const published = readWorkModel(strapi).relations.find(({ attribute }) => attribute.name === 'publishers');
  for (let last = ''; ; ) {
    const documents = await select<{ document_id: string }>(
      db, 'select distinct document_id from resources where published_at is null and document_id > ? order by document_id limit ?', [last, PORTION],
    );
    if (documents.length === 0) return;
    const ids = documents.map(({ document_id }) => document_id);
    last = ids.at(-1) ?? '';
    const rows = await select<DraftRow>(
      db,
      `select id, document_id, locale, title, year, authors, publisher_name, doi, isbn, source_url from resources where published_at is null and document_id in (${marks(ids)}) order by document_id, id`,
      ids,
    );
    // Editions are shared: those of one language's row are those of all.
    const own = [...Map.groupBy(rows, (row) => row.document_id)];
    const firsts = own.flatMap(([, [row]]) => (row ? [row.id] : []));
    const editions = Map.groupBy(
      await select<EditionRow>(
        db,
        `select c.entity_id, e.language, e.title, e.url from resources_cmps c join components_shared_expressions e on e.id = c.cmp_id where c.field = 'expressions' and c.entity_id in (${marks(firsts)})`,
        firsts,
      ),
      (edition) => edition.entity_id,
    );
    // An organization by its id: a file may call it by any of its names.
    const publishers = Map.groupBy(
      published === undefined ? [] : await select<PublisherRow>(
        db,
        `select l.${published.ownColumn} as work, o.document_id as publisher from ${published.table} l join ${published.targetTable} o on o.id = l.${published.targetColumn} where l.${published.ownColumn} in (${marks(firsts)})`,
        firsts,
      ),
      ({ work }) => work,
    );
    yield own.map(([documentId, versions]) => toCandidate(documentId, versions, editions.get(versions[0]?.id ?? 0) ?? [], publishers.get(versions[0]?.id ?? 0) ?? []));
  }
}
