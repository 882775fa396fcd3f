import type { Side } from '../../../../documents/relations/relation-store';
import type { Json } from '../../../delivery/server/project/value';
import type { Column } from './work-model';

/** Values by attribute name, the same whatever the database: JSON as itself, dates as ISO 8601. */
export type Values = Record<string, Json>;

/** A file that a component shows. */
export interface PartFile {
  fileId: number;
  field: string;
  position: number | null;
}

export interface StoredPart {
  field: string;
  uid: string;
  position: number | null;
  values: Values;
  files: PartFile[];
}

/** One language of a work, drafted or published. */
export interface StoredRow {
  side: Side;
  locale: string;
  values: Values;
  parts: StoredPart[];
}

export interface StoredRelation {
  side: Side;
  field: string;
  position: number;
  targetType: string;
  targetId: string;
}

export interface StoredPin {
  side: Side;
  locale: string;
  field: string;
  hashes: string[];
}

/** Everything the write side holds of a work. */
export interface StoredWork {
  documentId: string;
  rows: StoredRow[];
  relations: StoredRelation[];
  pins: StoredPin[];
}

export type SqlValue = string | number | boolean | Date | null;

/** A value as Strapi would bind it. */
export function toSql({ type }: Column, value: Json | undefined): SqlValue {
  if (value === null || value === undefined) return null;
  if (type === 'datetime') return new Date(value as string);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

/** A value as a database answers it. */
export function fromSql({ type }: Column, value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (type === 'datetime') return new Date(value as string | number).toISOString();
  if (type === 'boolean') return Boolean(value);
  return type === 'json' && typeof value === 'string' ? (JSON.parse(value) as Json) : (value as Json);
}

export const toSqlColumns = (columns: readonly Column[], values: Values): Record<string, SqlValue> =>
  Object.fromEntries(columns.map((column) => [column.column, toSql(column, values[column.name])]));

export const fromSqlColumns = (columns: readonly Column[], row: Record<string, unknown>): Values =>
  Object.fromEntries(columns.map((column) => [column.name, fromSql(column, row[column.column])]));

