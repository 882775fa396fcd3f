import type { Core } from '@strapi/strapi';
import type { TypeModel } from '../project/model';
import type { SourceConsent, SourceDocument, SourceLink, SourceSafety, SourceVersion } from '../project/source';
import { marks, select, type SqlConnection } from './sql';

/** Which rows of a document are read: what is published, or for a preview what is drafted. */
export type Status = 'published' | 'draft';

type Row = Record<string, unknown> & { documentId: string; locale: string | null };
export type Populate = { [name: string]: true | { populate: Populate } | { on: { [uid: string]: { populate: Populate } } } };

interface StrapiAttribute {
  type: string;
  component?: string;
  components?: readonly string[];
}

/** Everything of a row that is no relation: components, zones and media, to any depth. */
export function contentPopulate(strapi: Core.Strapi, uid: string): Populate {
  const attributes = Object.entries((strapi.getModel(uid as never) as { attributes: Record<string, StrapiAttribute> }).attributes);
  return Object.fromEntries(attributes.flatMap(([name, attribute]): [string, Populate[string]][] => {
    if (attribute.type === 'media') return [[name, true]];
    if (attribute.type === 'component' && attribute.component) return [[name, { populate: contentPopulate(strapi, attribute.component) }]];
    if (attribute.type === 'dynamiczone') return [[name, { on: Object.fromEntries((attribute.components ?? []).map((component) => [component, { populate: contentPopulate(strapi, component) }])) }]];
    return [];
  }));
}

const toIso = (value: unknown): string => new Date(value as string | number | Date).toISOString();
const optionalIso = (value: unknown): string | null => (value ? toIso(value) : null);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const toVersion = (row: Row): SourceVersion => ({ values: row, createdAt: toIso(row.createdAt), updatedAt: toIso(row.updatedAt), publishedAt: toIso(row.publishedAt ?? row.updatedAt) });

const STRICTNESS = ['public', 'generalised', 'withheld'] as const;

/** Withholding acts when it is saved, opening up when it is published: of all rows of a document the strictest counts. */
export function strictestSafety(rows: readonly Record<string, unknown>[]): SourceSafety {
  const profiles = rows.map((row) => row.safety).filter(isRecord);
  const level = Math.max(0, ...profiles.map((profile) => STRICTNESS.indexOf(profile.visibility as (typeof STRICTNESS)[number])));
  const fields = profiles.flatMap((profile) => (Array.isArray(profile.withheldFields) ? profile.withheldFields : []));
  return { visibility: STRICTNESS[level] ?? 'withheld', withheldFields: [...new Set(fields.map(String))].sort() };
}

const earliest = (moments: (string | null)[]): string | null => moments.filter((moment): moment is string => moment !== null).sort()[0] ?? null;

/** Likewise for consent: every row must give it, and the earliest end counts. */
function strictestConsent(rows: readonly Row[]): SourceConsent | null {
  const consents = rows.map((row) => row.consent);
  if (!consents.every(isRecord)) return null;
  return {
    scope: consents.every((consent) => consent.scope === 'site') ? 'site' : 'none',
    expiresAt: earliest(consents.map((consent) => optionalIso(consent.expiresAt))),
    withdrawnAt: earliest(consents.map((consent) => optionalIso(consent.withdrawnAt))),
  };
}

async function loadLinks(db: SqlConnection, type: TypeModel, ids: readonly string[], status: Status): Promise<Map<string, SourceLink[]>> {
  const rows = await select<{ document_id: string; field: string; target_type: string; target_id: string }>(
    db,
    `select document_id, field, target_type, target_id from document_relations
     where type = ? and status = ? and document_id in (${marks(ids)}) order by document_id, field, position, target_id`,
    [type.name, status, ...ids],
  );
  const links = Map.groupBy(rows, (row) => row.document_id);
  return new Map([...links].map(([id, list]) => [id, list.map((row) => ({ field: row.field, targetType: row.target_type, targetId: row.target_id }))]));
}

type Pins = Map<string, Record<string, readonly string[]>>;

async function loadPins(db: SqlConnection, type: TypeModel, ids: readonly string[], status: Status): Promise<Map<string, Pins>> {
  const rows = await select<{ document_id: string; locale: string; field: string; hashes: string }>(
    db,
    `select document_id, locale, field, hashes from translation_pins where type = ? and status = ? and document_id in (${marks(ids)})`,
    [type.name, status, ...ids],
  );
  const pins = new Map<string, Pins>();
  for (const row of rows) {
    const document = pins.get(row.document_id) ?? new Map();
    document.set(row.locale, { ...document.get(row.locale), [row.field]: JSON.parse(row.hashes) as string[] });
    pins.set(row.document_id, document);
  }
  return pins;
}

const byDocument = (rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, (row) => row.documentId);

/** Reads documents from the write side. Ids without any row are left out. Runs in the caller's transaction. */
export async function loadDocuments(strapi: Core.Strapi, db: SqlConnection, type: TypeModel, ids: readonly string[], status: Status = 'published'): Promise<SourceDocument[]> {
  const query = strapi.db.query(type.uid as never);
  const populate = contentPopulate(strapi, type.uid);
  const safety = Object.fromEntries(['safety', 'consent'].filter((name) => name in populate).map((name) => [name, true]));
  const select_ = ['documentId', 'createdAt', ...(type.localized ? ['locale', 'sourceLocale'] : [])];
  const rowsOf = byDocument((await query.findMany({ where: { documentId: { $in: [...ids] } }, select: select_, populate: safety as never })) as Row[]);
  const shown = type.drafts ? { publishedAt: status === 'draft' ? { $null: true } : { $notNull: true } } : {};
  const versionsOf = byDocument((await query.findMany({ where: { documentId: { $in: [...ids] }, ...shown } as never, populate: populate as never })) as Row[]);
  const side = type.drafts ? status : 'published';
  const links = await loadLinks(db, type, ids, side);
  const pins = type.localized ? await loadPins(db, type, ids, side) : new Map<string, Pins>();

  return [...rowsOf].map(([documentId, rows]) => ({
    type: type.name,
    documentId,
    sourceLocale: type.localized ? ((rows.find((row) => row.sourceLocale)?.sourceLocale as string | undefined) ?? null) : null,
    versions: new Map((versionsOf.get(documentId) ?? []).map((row) => [type.localized ? String(row.locale) : '', toVersion(row)])),
    links: links.get(documentId) ?? [],
    pins: pins.get(documentId) ?? new Map(),
    safety: type.hasSafety ? strictestSafety(rows) : null,
    consent: type.hasConsent ? strictestConsent(rows) : undefined,
    createdAt: rows.map((row) => toIso(row.createdAt)).sort()[0] ?? '',
  }));
}
