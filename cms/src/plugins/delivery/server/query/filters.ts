import { fold } from '../project/fold';
import { type Attribute, relationAttributes, type TypeModel } from '../project/model';
import { type Column, columnsOf } from '../store/columns';
import { BadRequest } from './bad-request';
import { items, listed, single, type Tree } from './parameters';

export type Scalar = string | number;

/** A condition is true or false of an entry, never unknown: a missing value equals nothing, and `not` is plain negation. */
export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  | { kind: 'in'; column: Column; values: Scalar[] }
  | { kind: 'order'; column: Column; operator: '<' | '<=' | '>' | '>='; value: Scalar }
  | { kind: 'contains' | 'containsFolded' | 'startsWith'; column: Column; value: string }
  | { kind: 'null'; column: Column }
  | { kind: 'related'; attribute: Attribute; by: 'documentId' | 'slug'; values: string[] }
  | { kind: 'unrelated'; attribute: Attribute };

const MAX_NESTING = 6;
const MAX_CONDITIONS = 50;
const MAX_VALUES = 100;

const EQUALITY = ['$eq', '$ne', '$in', '$notIn', '$null', '$notNull'];
const RANGE = ['$lt', '$lte', '$gt', '$gte'];
const TEXT = ['$contains', '$containsi', '$startsWith'];
const GROUPS = ['$and', '$or', '$not'];
const ORDER = { $lt: '<', $lte: '<=', $gt: '>', $gte: '>=' } as const;

const system = (name: string, value: string, kind: 'code' | 'datetime'): Column => ({
  attribute: { name, publicName: name, kind, integer: false, localized: false, locates: false, multiple: false, values: [], searchable: false, checked: false },
  kind: 'exact', value, key: null,
});

/** What every entry has besides its attributes. */
const SYSTEM_COLUMNS: readonly Column[] = [
  system('documentId', 'document_id', 'code'), system('createdAt', 'created_at', 'datetime'), system('updatedAt', 'updated_at', 'datetime'), system('publishedAt', 'published_at', 'datetime'),
];

export const comparableColumns = (type: TypeModel): Column[] => [...SYSTEM_COLUMNS, ...columnsOf(type)];

export const not = (item: Condition): Condition => ({ kind: 'not', item });

function operatorsOf({ attribute, kind }: Column): string[] {
  if (attribute.kind === 'boolean' || attribute.kind === 'enumeration') return EQUALITY;
  if (kind === 'text' || kind === 'list') return [...EQUALITY, ...(kind === 'text' ? RANGE : []), ...TEXT];
  return [...EQUALITY, ...RANGE];
}

function parseFlag(text: string, name: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new BadRequest(name, `"${name}" must be true or false.`, ['true', 'false']);
}

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function parseMoment(text: string, name: string): string {
  // JavaScript reads 31 February as 3 March.
  const day = text.slice(0, 10);
  const exists = DATE.test(text) && new Date(`${day}T00:00:00Z`).getUTCDate() === Number(day.slice(8));
  const moment = new Date(exists ? text : Number.NaN);
  if (Number.isNaN(moment.getTime())) throw new BadRequest(name, `"${name}" must be a date such as 2026-11-24, or a time such as 2026-11-24T09:30:00Z.`);
  return moment.toISOString();
}

/** A value as its column holds it. */
function parseValue({ attribute }: Column, text: string, name: string): Scalar {
  switch (attribute.kind) {
    case 'number':
      if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(text) || (attribute.integer && text.includes('.'))) throw new BadRequest(name, `"${name}" must be ${attribute.integer ? 'a whole number' : 'a number'}.`);
      return Number(text);
    case 'boolean':
      return parseFlag(text, name) ? 1 : 0;
    case 'datetime':
      return parseMoment(text, name);
    case 'enumeration':
      if (!attribute.values.includes(text)) throw new BadRequest(name, `"${name}" must be one of: ${attribute.values.join(', ')}.`, attribute.values);
      return text;
    default:
      return text;
  }
}

function valueList(tree: Tree | string, name: string): string[] {
  const values = typeof tree === 'string' ? listed(tree, name) : items(tree, name).map(([item, key]) => single(item, `${name}[${key}]`) ?? '');
  if (values.length > MAX_VALUES) throw new BadRequest(name, `"${name}" has ${values.length} values; at most ${MAX_VALUES} are allowed.`);
  return values;
}

/** Reads the `filters` parameter of a type. */
export function parseFilters(type: TypeModel, tree: Tree | string): Condition {
  const columns = new Map(comparableColumns(type).map((column) => [column.attribute.publicName, column]));
  const relations = new Map(relationAttributes(type).map((attribute) => [attribute.publicName, attribute]));
  const names = [...columns.keys(), ...relations.keys(), ...GROUPS];
  let conditions = 0;

  const group = (node: Tree | string, name: string, depth: number): Condition => {
    if (typeof node === 'string') throw new BadRequest(name, `"${name}" must be a group of conditions, such as ${name}[${names[0]}][$eq]=….`);
    if (depth > MAX_NESTING) throw new BadRequest(name, `Conditions are nested more than ${MAX_NESTING} levels deep.`);
    return { kind: 'and', items: [...node].map(([key, child]) => member(key, child, `${name}[${key}]`, depth)) };
  };

  const member = (key: string, child: Tree | string, name: string, depth: number): Condition => {
    if (key === '$not') return not(group(child, name, depth + 1));
    if (key === '$and' || key === '$or') {
      if (typeof child === 'string') throw new BadRequest(name, `"${name}" must be a list of conditions, such as ${name}[0][${names[0]}][$eq]=….`);
      return { kind: key === '$and' ? 'and' : 'or', items: items(child, name).map(([item, index]) => group(item, `${name}[${index}]`, depth + 1)) };
    }
    const relation = relations.get(key);
    if (relation) return related(relation, child, name, depth);
    const column = columns.get(key);
    if (column) return compare(column, child, name, depth);
    throw new BadRequest(name, `"${key}" is not something ${type.plural} can be filtered by. Allowed: ${names.join(', ')}.`, names);
  };

  const compare = (column: Column, node: Tree | string, name: string, depth: number): Condition => {
    if (depth > MAX_NESTING) throw new BadRequest(name, `Conditions are nested more than ${MAX_NESTING} levels deep.`);
    if (typeof node === 'string') return operate(column, '$eq', node, name);
    return { kind: 'and', items: [...node].map(([key, child]) => (key === '$not' ? not(compare(column, child, `${name}[$not]`, depth + 1)) : operate(column, key, child, `${name}[${key}]`))) };
  };

  const operate = (column: Column, operator: string, node: Tree | string, name: string): Condition => {
    const allowed = operatorsOf(column);
    if (!allowed.includes(operator)) throw new BadRequest(name, `"${operator}" is not an operator for "${column.attribute.publicName}". Allowed: ${allowed.join(', ')}, $not.`, [...allowed, '$not']);
    if ((conditions += 1) > MAX_CONDITIONS) throw new BadRequest('filters', `There are more than ${MAX_CONDITIONS} conditions.`);
    if (operator === '$in' || operator === '$notIn') {
      const found: Condition = { kind: 'in', column, values: valueList(node, name).map((value) => parseValue(column, value, name)) };
      return operator === '$in' ? found : not(found);
    }
    const text = single(node, name) ?? '';
    if (operator === '$null' || operator === '$notNull') return parseFlag(text, name) === (operator === '$null') ? { kind: 'null', column } : not({ kind: 'null', column });
    if (operator === '$contains' || operator === '$startsWith') return { kind: operator === '$contains' ? 'contains' : 'startsWith', column, value: text };
    if (operator === '$containsi') return { kind: 'containsFolded', column, value: fold(text) };
    const value = parseValue(column, text, name);
    if (operator === '$eq') return { kind: 'in', column, values: [value] };
    if (operator === '$ne') return not({ kind: 'in', column, values: [value] });
    return { kind: 'order', column, operator: ORDER[operator as keyof typeof ORDER], value };
  };

  const RELATION_OPERATORS = ['$eq', '$ne', '$in', '$notIn'];

  const related = (attribute: Attribute, node: Tree | string, name: string, depth: number): Condition => {
    if (depth > MAX_NESTING) throw new BadRequest(name, `Conditions are nested more than ${MAX_NESTING} levels deep.`);
    if (typeof node === 'string') throw new BadRequest(name, `"${name}" is a relation: filter it by ${name}[slug] or ${name}[documentId].`, ['slug', 'documentId', '$null', '$notNull']);
    return { kind: 'and', items: [...node].map(([key, child]) => relatedBy(attribute, key, child, `${name}[${key}]`, depth)) };
  };

  const relatedBy = (attribute: Attribute, key: string, node: Tree | string, name: string, depth: number): Condition => {
    if ((conditions += 1) > MAX_CONDITIONS) throw new BadRequest('filters', `There are more than ${MAX_CONDITIONS} conditions.`);
    if (key === '$not') return not(related(attribute, node, name, depth + 1));
    if (key === '$null' || key === '$notNull') {
      const absent: Condition = { kind: 'unrelated', attribute };
      return parseFlag(single(node, name) ?? '', name) === (key === '$null') ? absent : not(absent);
    }
    if (key !== 'slug' && key !== 'documentId') throw new BadRequest(name, `A relation is filtered by its slug or documentId, or with $null, $notNull and $not.`, ['slug', 'documentId', '$null', '$notNull', '$not']);
    if (typeof node === 'string') return { kind: 'related', attribute, by: key, values: [node] };
    return { kind: 'and', items: [...node].map(([operator, child]): Condition => {
      const full = `${name}[${operator}]`;
      if (!RELATION_OPERATORS.includes(operator)) throw new BadRequest(full, `"${operator}" is not an operator for a relation. Allowed: ${RELATION_OPERATORS.join(', ')}.`, RELATION_OPERATORS);
      const values = operator === '$in' || operator === '$notIn' ? valueList(child, full) : [single(child, full) ?? ''];
      const found: Condition = { kind: 'related', attribute, by: key, values };
      return operator === '$eq' || operator === '$in' ? found : not(found);
    }) };
  };

  return group(tree, 'filters', 1);
}
