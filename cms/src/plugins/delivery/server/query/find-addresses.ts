import { headingOf, type TypeModel } from '../project/model';
import { marks, select } from '../store/sql';
import { recordTable } from '../store/tables';
import { type AddressRequest, type Candidate, chooseDocument, type EntryAddress } from './addresses';
import { type Fragment, rowsInScope } from './compile';
import { type Ending, endingOf } from './ending';
import type { Localization } from './parse';
import { readEntries, type Reader, Related, type Wanted } from './relations';
import { renderEntries } from './render';
import { ALWAYS, type Selection } from './selection';
import { consistently, NUMBER, type Numbered, type Snapshot } from './snapshot';

export interface AddressAnswer {
  /** What is found, in the order of the addresses: what it is called, and where. */
  entries: string[];
  number: number;
  /** When time alone changes it, in ISO 8601; null: never. */
  endsAt: string | null;
}

interface CandidateRow extends Numbered, Ending {
  asker: number;
  asked: string;
  locale: string;
  kind: Candidate['kind'];
  rank: number | string;
  last: number | string;
  document_id: string;
}

/** The languages a missing value is looked for in, by language. */
export type Chains = ReadonlyMap<string, readonly string[]>;

const selectionOf = (type: TypeModel): Selection => ({ type, fields: [...ALWAYS, 'slug', headingOf(type)], relations: [] });

/** All that some slugs of a type may stand for, among what has a record. */
function candidatesOf(type: TypeModel, asker: number, slugs: readonly string[], localization: Localization, locales: readonly string[]): Fragment {
  const table = recordTable(type);
  const scope = rowsInScope(type, localization, 'r');
  const inLocales = `locale in (${marks(locales)})`;
  const inSlugs = `in (${marks(slugs)})`;
  const ending = endingOf(selectionOf(type));
  return {
    sql: `select ${asker} as asker, c.asked, c.locale, c.kind, c.rank, c.last, c.document_id, ${ending.sql}, ${NUMBER} from (
      select t.document_id as asked, t.locale, 'id' as kind, 0 as rank, 0 as last, t.document_id from ${table} t where t.document_id ${inSlugs} and t.variant = 'auto' and t.${inLocales}
      union all select t.slug, t.locale, 'current', t.slug_rank, 0, t.document_id from ${table} t where t.${inLocales} and t.variant = 'auto' and t.slug ${inSlugs}
      union all select a.slug, a.locale, 'former', 0, a.number, a.document_id from delivery_address a where a.type = ? and a.${inLocales} and a.slug ${inSlugs}
    ) c join ${table} r on r.document_id = c.document_id and ${scope.sql} and (r.slug is not null or c.kind = 'id')`,
    bindings: [...ending.bindings, ...slugs, ...locales, ...locales, ...slugs, type.name, ...locales, ...slugs, ...scope.bindings],
  };
}

/** The document of each address, in one statement. */
async function findDocuments(reader: Reader, { localization, addresses }: AddressRequest, chains: Chains, snapshot: Snapshot) {
  const types = [...new Set(addresses.map(({ type }) => type))];
  const queries = types.map((type, asker) => candidatesOf(type, asker, addresses.filter((address) => address.type === type).map(({ slug }) => slug), localization, type.localized ? [...chains.keys()] : ['']));
  // Says which change was seen, even where nothing is found.
  const seen = `select -1 as asker, '' as asked, '' as locale, '' as kind, 0 as rank, 0 as last, '' as document_id, null as ends_at, ${NUMBER}`;
  const rows = await select<CandidateRow>(reader.db, [...queries.map(({ sql }) => sql), seen].join(' union all '), queries.flatMap(({ bindings }) => bindings));
  snapshot.check(rows);
  const documentOf = ({ type, locale, slug }: EntryAddress): string | undefined => {
    const candidates = rows.filter(({ asker, asked }) => types[asker] === type && asked === slug).map(({ kind, locale: where, document_id, rank, last }): Candidate => ({ kind, locale: where, documentId: document_id, rank: Number(rank), number: Number(last) }));
    return chooseDocument(candidates, type.localized ? [locale, ...(chains.get(locale) ?? [])] : ['']);
  };
  const [endsAt = null] = rows.flatMap(({ ends_at }) => ends_at ?? []).sort();
  return { documents: new Map(addresses.map((address) => [address, documentOf(address)])), endsAt };
}

/** The records of some documents as they are shown, in one statement. */
async function readRecords(reader: Reader, localization: Localization, documents: ReadonlyMap<EntryAddress, string | undefined>, snapshot: Snapshot) {
  const related = new Related();
  const wanted: Wanted = new Map();
  for (const [{ type }, id] of documents) if (id !== undefined) wanted.set(type, (wanted.get(type) ?? new Set()).add(id));
  await readEntries(reader, localization, wanted, related, snapshot);
  return async (type: TypeModel, id: string): Promise<string | undefined> => {
    const entry = related.get(type, id);
    const [text] = entry ? await renderEntries(reader, selectionOf(type), localization, [entry], snapshot) : [];
    return text;
  };
}

/** What addresses lead to, in two statements whatever their number and types. What has no record is left out, as if it had never been. */
export function findAddresses(reader: Reader, request: AddressRequest, chains: Chains): Promise<AddressAnswer> {
  return consistently(async (snapshot) => {
    const { documents, endsAt } = await findDocuments(reader, request, chains, snapshot);
    const recordOf = await readRecords(reader, request.localization, documents, snapshot);
    const entries = await Promise.all([...documents].map(async ([{ text, type }, id]) => {
      const record = id === undefined ? undefined : await recordOf(type, id);
      return record === undefined ? [] : [`{"address":${JSON.stringify(text)},"type":${JSON.stringify(type.name)},${record.slice(1)}`];
    }));
    return { entries: entries.flat(), endsAt, number: snapshot.number ?? 0 };
  });
}
