import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { currentConnection } from '../../../../documents/connection';
import type { ContentModel, TypeModel } from '../project/model';
import { projectDocument } from '../project/record';
import { consentChangesAt } from '../project/safety';
import type { ProjectionContext, SourceDocument } from '../project/source';
import { loadDocuments, type Status } from './load';
import { type Projection, storeRecords } from './record-batch';
import { lockSequence } from './sequence';
import { sightingsOf } from './sightings';
import { type Dialect, select, type SqlConnection } from './sql';
import { recordTable } from './tables';

export interface ProjectorOptions {
  model: ContentModel;
  locales: ProjectionContext['locales'];
  now: () => Date;
  dialect: Dialect;
}

/** How many documents are read, projected and stored together. */
const PORTION = 200;

/** Turns documents of the write side into records. Everything here runs in the caller's transaction, if there is one. */
export function createProjector(strapi: Core.Strapi, { model, locales, now, dialect }: ProjectorOptions) {
  const connection = (): SqlConnection => currentConnection(strapi);

  async function regionsOfCountry(): Promise<Map<string, string[]>> {
    const rows = (await strapi.db.query('api::region.region').findMany({ select: ['documentId', 'countries'] })) as { documentId: string; countries: unknown }[];
    const regions = new Map<string, string[]>();
    for (const { documentId, countries } of rows) {
      for (const code of Array.isArray(countries) ? countries.map(String) : []) regions.set(code, [...(regions.get(code) ?? []), documentId]);
    }
    return regions;
  }

  /** Content in a language that has left the list stays on the write side, and is not delivered. */
  const inKnownLocales = (type: TypeModel, document: SourceDocument): SourceDocument =>
    type.localized ? { ...document, versions: new Map([...document.versions].filter(([locale]) => locales.some(({ code }) => code === locale))) } : document;

  const isGeneralised = (document: SourceDocument): boolean => document.safety?.visibility === 'generalised';

  async function context(type: TypeModel, documents: readonly SourceDocument[]): Promise<ProjectionContext> {
    const sightings = await sightingsOf(connection(), model, type, documents);
    return { now: now(), locales, sightings, regionsOfCountry: documents.some(isGeneralised) ? await regionsOfCountry() : new Map() };
  }

  async function projectSources(type: TypeModel, ids: readonly string[], sources: readonly SourceDocument[]): Promise<Projection[]> {
    const documents = new Map(sources.map((document) => [document.documentId, inKnownLocales(type, document)]));
    const projection = await context(type, [...documents.values()]);
    return ids.map((documentId) => {
      const document = documents.get(documentId);
      return {
        facts: {
          documentId,
          visibility: document?.safety?.visibility ?? 'public',
          published: (document?.versions.size ?? 0) > 0,
          expiresAt: document && document.versions.size > 0 ? consentChangesAt(document.consent, projection.now) : null,
        },
        record: document ? projectDocument(model, type, document, projection) : null,
      };
    });
  }

  /** Projects documents without storing anything. A document with no row left has no record. */
  async function project(type: TypeModel, ids: readonly string[], status: Status = 'published'): Promise<Projection[]> {
    return projectSources(type, ids, await loadDocuments(strapi, connection(), type, ids, status));
  }

  /** A generalised document shows the region its country is in, so a change of regions may change what it shows. */
  async function refreshGeneralised(): Promise<void> {
    const rows = await select<{ type: string; document_id: string }>(connection(), `select type, document_id from delivery_document where visibility = 'generalised'`);
    for (const [name, documents] of Map.groupBy(rows, (row) => row.type)) {
      const type = model.types.get(name);
      if (type) await deliver(type, documents.map((row) => row.document_id));
    }
  }

  /** Projects documents and stores what came out. Returns how many records changed. */
  async function deliver(type: TypeModel, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    await lockSequence(connection(), dialect);
    let changed = 0;
    const distinct = [...new Set(ids)];
    for (let start = 0; start < distinct.length; start += PORTION) {
      changed += await storeRecords(connection(), type, await project(type, distinct.slice(start, start + PORTION)), now());
    }
    if (type.name === 'region' && changed > 0) await refreshGeneralised();
    return changed;
  }

  /** Delivers documents that the caller has just written, and so need not be read. They must be what a read would find. */
  async function deliverWritten(type: TypeModel, documents: readonly SourceDocument[]): Promise<number> {
    await lockSequence(connection(), dialect);
    return storeRecords(connection(), type, await projectSources(type, documents.map(({ documentId }) => documentId), documents), now());
  }

  /** Documents whose record time alone has changed by now, such as a testimonial whose consent has ended. */
  async function due(): Promise<{ type: string; document_id: string }[]> {
    return select(connection(), 'select type, document_id from delivery_document where expires_at <= ? order by expires_at limit 500', [now().toISOString()]);
  }

  /**
   * Every document id of a type on the write side, in portions. Between them the process does whatever else waits: without that SQLite's statements, which are
   * given back then, took 8 kB a work, in whichever command or start goes through all.
   */
  async function* documentIds(type: TypeModel, portion = PORTION): AsyncGenerator<string[]> {
    const { tableName } = strapi.db.metadata.get(type.uid);
    let after = '';
    for (;;) {
      const rows = await select<{ document_id: string }>(connection(), `select distinct document_id from ${tableName} where document_id > ? order by document_id limit ${portion}`, [after]);
      if (rows.length === 0) return;
      yield rows.map((row) => row.document_id);
      after = rows.at(-1)?.document_id ?? '';
      await setImmediate();
    }
  }

  /** Ids on the read side, whether of a record or of the log alone, that the write side no longer has. */
  async function orphans(type: TypeModel): Promise<string[]> {
    const { tableName } = strapi.db.metadata.get(type.uid);
    // Not `not in`: PostgreSQL goes through the whole list for every row, where it does not fit into 8 MB. At 100,000 works that is for hours.
    const gone = `not exists (select 1 from ${tableName} w where w.document_id = r.document_id)`;
    const rows = await select<{ document_id: string }>(
      connection(),
      `select document_id from delivery_document r where type = ? and document_id <> '' and (listed = 1 or visibility <> 'public') and ${gone}
       union select document_id from ${recordTable(type)} r where ${gone}
       union select document_id from delivery_file r where type = ? and ${gone}`,
      [type.name, type.name],
    );
    return rows.map((row) => row.document_id);
  }

  return { model, connection, project, deliver, deliverWritten, due, documentIds, orphans };
}

export type Projector = ReturnType<typeof createProjector>;
