import { fold } from '../project/fold';
import { type Attribute, type AttributeKind, type TypeModel, valueAttributes } from '../project/model';
import type { Json, JsonObject } from '../project/value';

/** How a value is compared: as folded and exact text, as exact text, or as a number. */
export type ColumnKind = 'text' | 'exact' | 'number' | 'list';

export interface Column {
  attribute: Attribute;
  kind: ColumnKind;
  /** Holds the value itself; a list as a JSON array. */
  value: string;
  /** Holds the folded value: for order, and for comparing without case and accents. */
  key: string | null;
}

const KINDS: Partial<Record<AttributeKind, ColumnKind>> = {
  text: 'text', richtext: 'text', slug: 'text', enumeration: 'exact', code: 'exact', datetime: 'exact', number: 'number', boolean: 'number', list: 'list',
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const known = new WeakMap<TypeModel, readonly Column[]>();

/** The columns that filters and sorting use: one for each scalar or list of scalars. Components and media have none. */
export function columnsOf(type: TypeModel): readonly Column[] {
  const columns = known.get(type) ?? readColumns(type);
  known.set(type, columns);
  return columns;
}

function readColumns(type: TypeModel): Column[] {
  return valueAttributes(type).flatMap((attribute) => {
    const kind = KINDS[attribute.kind];
    if (!kind) return [];
    const name = snake(attribute.publicName);
    return [{ attribute, kind, value: `v_${name}`, key: kind === 'text' || kind === 'list' ? `k_${name}` : null }];
  });
}

/** The beginning of a text, by which an index may put it in order: PostgreSQL's take no more than some kilobytes. */
export const beginningOf = (column: string): string => `substr(${column}, 1, 64)`;

const foldAll = (value: Json): Json => (Array.isArray(value) ? value.map(foldAll) : typeof value === 'string' ? fold(value) : value);

function toSql(value: Json): string | number | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

/** An entry's values as they stand in the columns. */
export function columnValues(columns: readonly Column[], entry: JsonObject): Record<string, string | number | null> {
  return Object.fromEntries(columns.flatMap((column) => {
    const value = entry[column.attribute.publicName] ?? null;
    return [[column.value, toSql(value)], ...(column.key ? [[column.key, toSql(foldAll(value))]] : [])];
  }));
}
