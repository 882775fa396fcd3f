import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../project/model';
import { Claims } from './claims';
import type { Projector } from './projector';
import { noRecord, sameRecord, storedRecords, toRows, wishedPlaces } from './records';

export interface Difference {
  type: string;
  documentId: string;
  /** `missing`: published but has no record. `extra`: has a record it should not have. `different`: the record says something else. */
  kind: 'missing' | 'extra' | 'different';
}

export interface Progress {
  type: string;
  done: number;
}

/** Projects every document again and stores what differs. A record that was right is not touched and sends no event. Returns how many changed. */
export async function rebuild(strapi: Core.Strapi, projector: Projector, onProgress: (progress: Progress) => void = () => {}): Promise<number> {
  let changed = 0;
  for (const type of projector.model.types.values()) {
    let done = 0;
    for await (const ids of projector.documentIds(type)) {
      changed += await strapi.db.transaction(() => projector.deliver(type, ids));
      done += ids.length;
      onProgress({ type: type.name, done });
    }
    changed += await strapi.db.transaction(async () => projector.deliver(type, await projector.orphans(type)));
  }
  return changed;
}

async function compare(projector: Projector, type: TypeModel, ids: readonly string[]): Promise<Difference[]> {
  const differences: Difference[] = [];
  const projections = await projector.project(type, ids);
  const db = projector.connection();
  const claims = await Claims.read(db, type, projections.flatMap(({ record }) => wishedPlaces(record)));
  const records = await storedRecords(db, type, ids);
  for (const { facts, record } of projections) {
    const { documentId } = facts;
    const expected = toRows(claims, type, documentId, record);
    const stored = records.get(documentId) ?? noRecord();
    if (sameRecord(expected, stored)) continue;
    const kind = stored.rows.length === 0 ? 'missing' : expected.rows.length === 0 ? 'extra' : 'different';
    differences.push({ type: type.name, documentId, kind });
  }
  return differences;
}

/** Compares both sides, document by document. An empty list proves them equal. Writes nothing. */
export async function verify(strapi: Core.Strapi, projector: Projector, onProgress: (progress: Progress) => void = () => {}): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const type of projector.model.types.values()) {
    let done = 0;
    for await (const ids of projector.documentIds(type)) {
      differences.push(...(await strapi.db.transaction(() => compare(projector, type, ids))));
      done += ids.length;
      onProgress({ type: type.name, done });
    }
    differences.push(...(await projector.orphans(type)).map((documentId): Difference => ({ type: type.name, documentId, kind: 'extra' })));
  }
  return differences;
}
