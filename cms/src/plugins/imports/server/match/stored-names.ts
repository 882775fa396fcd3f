import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import { rowsWhere, written } from '../../../../documents/document-type';
import { getDelivery } from '../../../delivery/server';
import { select } from '../../../delivery/server/store/sql';
import { recordTable } from '../../../delivery/server/store/tables';
import type { Named } from './vocabulary';

const texts = (values: readonly unknown[]): string[] => [...new Set(values.flat().filter((value): value is string => typeof value === 'string' && value !== ''))];

/** "Asociación Civil (ACIJ)" is also called by either of its parts. */
const partsOf = (name: string): string[] => /^(.+?)\s*\(([^()]+)\)$/.exec(name)?.slice(1) ?? [];

/** What entries of some types are called, in every language: what editors wrote, and the addresses readers know. */
export async function storedNames(strapi: Core.Strapi, types: readonly string[]): Promise<Named[]> {
  const { model } = getDelivery(strapi);
  const db = currentConnection(strapi);
  const named: Named[] = [];
  for (const name of types) {
    const type = model.types.get(name);
    if (!type) continue;
    const rows = Map.groupBy(await rowsWhere(strapi, type, written(type)), (row) => row.documentId);
    const effective = Map.groupBy(await select<{ document_id: string; slug: string | null }>(db, `select document_id, slug from ${recordTable(type)}`), (row) => row.document_id);
    const served = Map.groupBy(await select<{ document_id: string; slug: string }>(db, 'select document_id, slug from delivery_address where type = ?', [name]), (row) => row.document_id);
    for (const [documentId, own] of rows) {
      const names = texts(own.map((row) => row.name ?? row.title));
      named.push({
        type: name,
        documentId,
        names,
        slugs: texts([...own.map(({ slug }) => slug), ...(effective.get(documentId) ?? []).map(({ slug }) => slug)]),
        formerSlugs: texts((served.get(documentId) ?? []).map(({ slug }) => slug)),
        further: texts([...own.flatMap((row) => [row.aliases, row.synonyms].flat()), ...names.flatMap(partsOf)]),
      });
    }
  }
  return named;
}
