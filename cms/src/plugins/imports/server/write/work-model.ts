import type { Core } from '@strapi/strapi';
import { typeOf } from '../../../../documents/document-type';
import { type Attribute, relationAttributes, type TypeModel } from '../../../delivery/server/project/model';

export const WORK = 'api::resource.resource';

/** A value that stands in a column of its own. */
export interface Column {
  /** Name of the attribute. */
  name: string;
  column: string;
  /** Strapi's type of the attribute. */
  type: string;
  localized: boolean;
  /** What a new row has where nothing is said. */
  fallback: unknown;
}

export interface PartModel {
  uid: string;
  table: string;
  columns: readonly Column[];
}

/** A component, or a list of them. */
export interface PartField extends PartModel {
  name: string;
  many: boolean;
}

export interface RelationField {
  attribute: Attribute;
  target: TypeModel;
  targetTable: string;
  table: string;
  ownColumn: string;
  targetColumn: string;
  orderColumn: string;
}

/** Where Strapi keeps works: tables and columns as its own metadata names them. */
export interface WorkModel {
  uid: string;
  type: TypeModel;
  table: string;
  columns: readonly Column[];
  parts: readonly PartField[];
  relations: readonly RelationField[];
  /** Joins rows to their components. */
  partTable: string;
}

interface StoredAttribute {
  type: string;
  columnName?: string;
  default?: unknown;
  target?: string;
  relation?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
  joinTable?: {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn: { name: string };
    orderColumnName?: string;
    inverseOrderColumnName?: string;
  };
}

interface Metadata {
  tableName: string;
  attributes: Record<string, StoredAttribute>;
}

const metadataOf = (strapi: Core.Strapi, uid: string): Metadata => strapi.db.metadata.get(uid) as unknown as Metadata;

/** Columns that no attribute of a schema has: who wrote a row. */
const AUTHORS: readonly Column[] = [
  { name: 'createdBy', column: 'created_by_id', type: 'integer', localized: true, fallback: null },
  { name: 'updatedBy', column: 'updated_by_id', type: 'integer', localized: true, fallback: null },
];

function columnsOf({ attributes }: Metadata): Column[] {
  return Object.entries(attributes).flatMap(([name, { type, columnName, default: fallback, pluginOptions }]) => {
    if (!columnName || name === 'id') return [];
    return [{ name, column: columnName, type, localized: pluginOptions?.i18n?.localized !== false, fallback: typeof fallback === 'function' ? null : (fallback ?? null) }];
  });
}

function relationField(strapi: Core.Strapi, { attributes }: Metadata, attribute: Attribute): RelationField {
  const { joinTable } = attributes[attribute.name] ?? {};
  const target = typeOf(strapi, `api::${attribute.target}.${attribute.target}`);
  if (!joinTable?.orderColumnName || joinTable.inverseOrderColumnName) throw new Error(`${attribute.name} is no one-way list: the bulk write does not know its order.`);
  return {
    attribute, target, targetTable: metadataOf(strapi, target.uid).tableName, table: joinTable.name,
    ownColumn: joinTable.joinColumn.name, targetColumn: joinTable.inverseJoinColumn.name, orderColumn: joinTable.orderColumnName,
  };
}

export function readWorkModel(strapi: Core.Strapi): WorkModel {
  const metadata = metadataOf(strapi, WORK);
  const type = typeOf(strapi, WORK);
  const { attributes } = strapi.getModel(WORK);
  const parts = Object.entries(attributes).flatMap(([name, attribute]): PartField[] => {
    if (attribute.type !== 'component') return [];
    const { component, repeatable } = attribute as unknown as { component: string; repeatable?: boolean };
    const part = metadataOf(strapi, component);
    return [{ name, many: repeatable === true, uid: component, table: part.tableName, columns: columnsOf(part) }];
  });
  return {
    uid: WORK,
    type,
    table: metadata.tableName,
    columns: [...columnsOf(metadata), ...AUTHORS],
    parts,
    relations: relationAttributes(type).map((attribute) => relationField(strapi, metadata, attribute)),
    partTable: metadata.attributes[parts[0]?.name ?? '']?.joinTable?.name ?? '',
  };
}
