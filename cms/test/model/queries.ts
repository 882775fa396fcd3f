import fc from 'fast-check';
import type { Filter } from './compare';
import { COUNTRIES, WORDS } from './edits';
import { type Field, LOCALES, type Type, TYPES } from './types';

/** A question to ask of both. Documents are named by number: `#id:3`, `#slug:3`, `#old:3`. */
export interface Question {
  type: string;
  /** For one entry; a list otherwise. */
  address?: string;
  locale: string;
  fallback: 'auto' | 'none';
  filters?: Filter;
  sort?: string[];
  fields?: string[];
  q?: string;
  populate?: Record<string, string[]>;
  /** How populate is written; all ways mean the same. */
  spelling: number;
  page?: { style: 'page' | 'start'; first: number; size: number };
}

const word = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom('r', 'RIO', 'Í', 'ag', 'ñ', 'x', '%', '_', '-'));
const flag = fc.constantFrom('true', 'false');
const reference = (kind: string) => fc.nat(12).map((number) => `#${kind}:${number}`);

const LITERALS: Partial<Record<Field['kind'], fc.Arbitrary<string>>> = {
  enum: fc.constantFrom('planned', 'active', 'completed'), number: fc.integer({ min: -1, max: 4 }).map(String), boolean: flag,
  code: fc.constantFrom(...COUNTRIES, 'es', 'wo', ''), codes: fc.constantFrom(...COUNTRIES, 'K'), slug: fc.oneof(word, reference('slug')),
};

const EQUALITY = ['$eq', '$ne', '$in', '$notIn', '$null', '$notNull'];
const RANGE = ['$lt', '$lte', '$gt', '$gte'];
const TEXT = ['$contains', '$containsi', '$startsWith'];

function operators({ kind }: Field): string[] {
  if (kind === 'boolean' || kind === 'enum') return EQUALITY;
  if (kind === 'list' || kind === 'codes') return [...EQUALITY, ...TEXT];
  return kind === 'number' || kind === 'code' ? [...EQUALITY, ...RANGE] : [...EQUALITY, ...RANGE, ...TEXT];
}

function onField(field: Field): fc.Arbitrary<Filter | string> {
  const literal = LITERALS[field.kind] ?? word;
  const condition = fc.constantFrom(...operators(field)).chain((operator): fc.Arbitrary<Filter> => {
    if (operator === '$null' || operator === '$notNull') return flag.map((value) => ({ [operator]: value }));
    if (operator === '$in' || operator === '$notIn') return fc.uniqueArray(literal, { minLength: 1, maxLength: 3 }).map((values) => ({ [operator]: values }));
    return (TEXT.includes(operator) ? word : literal).map((value) => ({ [operator]: value }));
  });
  return fc.oneof({ weight: 4, arbitrary: condition }, { weight: 1, arbitrary: literal }, { weight: 1, arbitrary: condition.map((inner) => ({ $not: inner })) }, { weight: 1, arbitrary: fc.tuple(condition, condition).map(([a, b]) => ({ ...a, ...b })) });
}

function onRelation(sluggish: boolean): fc.Arbitrary<Filter> {
  const by = (kind: string) => fc.oneof(reference(kind), fc.record({ $eq: reference(kind) }), fc.record({ $ne: reference(kind) }), fc.record({ $in: fc.uniqueArray(reference(kind), { minLength: 1, maxLength: 3 }) }), fc.record({ $notIn: fc.uniqueArray(reference(kind), { minLength: 1, maxLength: 2 }) }));
  const found = fc.oneof(by('id').map((documentId) => ({ documentId }) as Filter), ...(sluggish ? [by('slug').map((slug) => ({ slug }) as Filter)] : []));
  return fc.oneof({ weight: 4, arbitrary: found }, { weight: 1, arbitrary: flag.map(($null) => ({ $null })) }, { weight: 1, arbitrary: found.map(($not) => ({ $not })) });
}

function filters(type: Type): fc.Arbitrary<Filter> {
  const usable = type.fields.filter(({ kind }) => kind !== 'none');
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...usable).chain((field) => onField(field).map((condition): Filter => ({ [field.name]: condition }))) },
    { weight: 1, arbitrary: fc.oneof(reference('id'), fc.record({ $in: fc.uniqueArray(reference('id'), { minLength: 1, maxLength: 3 }) }), fc.record({ $gt: reference('id') })).map((documentId): Filter => ({ documentId })) },
    ...(Object.keys(type.relations).length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...Object.keys(type.relations)).chain((name) => onRelation(true).map((condition): Filter => ({ [name]: condition }))) }] : []),
  );
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'filter' }, leaf, fc.record({ $not: tie('tree') }) as fc.Arbitrary<Filter>,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((items): Filter => ({ $and: items })), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((items): Filter => ({ $or: items })),
      fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
    ),
  }));
  return tree;
}

function populates(type: Type): fc.Arbitrary<Record<string, string[]>> {
  const names = Object.keys(type.relations);
  if (names.length === 0) return fc.constant({});
  const wish = fc.constantFrom(...names).chain((name) => {
    const deeper = Object.keys(TYPES[type.relations[name]?.to ?? '']?.relations ?? {});
    return fc.subarray(deeper).map((inner): [string, string[]] => [name, inner]);
  });
  return fc.array(wish, { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

const optional = <T>(arbitrary: fc.Arbitrary<T>, freq = 1) => fc.option(arbitrary, { nil: undefined, freq });

export const question: fc.Arbitrary<Question> = fc.constantFrom(...Object.keys(TYPES), 'project', 'project').chain((name) => {
  const type = TYPES[name] as Type;
  const sortable = [...type.fields.filter(({ kind }) => !['none', 'list', 'codes'].includes(kind)).map((field) => field.name), 'documentId'];
  const selectable = type.fields.flatMap((field) => (field.kind === 'rich' ? [field.name, `${field.name}Html`] : [field.name]));
  const common = {
    type: fc.constant(name), locale: fc.constantFrom(...LOCALES), fallback: fc.constantFrom('auto' as const, 'auto' as const, 'none' as const), spelling: fc.nat(3),
    fields: optional(fc.uniqueArray(fc.constantFrom(...selectable), { minLength: 1, maxLength: 4 })), populate: optional(populates(type)),
  };
  const list = fc.record({
    ...common, filters: optional(filters(type), 3), q: optional(fc.constantFrom('rio', 'RÍO agua', 'zz', 'nin', 'n', '50%')),
    sort: optional(fc.uniqueArray(fc.constantFrom(...sortable), { minLength: 1, maxLength: 2 }).chain((names) => fc.tuple(...names.map((sort) => fc.constantFrom(sort, `${sort}:asc`, `${sort}:desc`)))), 2),
    page: optional(fc.record({ style: fc.constantFrom('page' as const, 'start' as const), first: fc.nat(3), size: fc.integer({ min: 1, max: 4 }) })),
  });
  const entry = fc.record({ ...common, address: fc.oneof(reference('id'), ...(type.titled ? [reference('slug'), reference('old')] : [])) });
  return fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: entry }) as fc.Arbitrary<Question>;
});

/** Bracket notation of a value, as Strapi's clients write it. */
function brackets(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => brackets(`${name}[${index}]`, item));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => brackets(`${name}[${key}]`, item));
  return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
}

function populateParameters(populate: Record<string, string[]>, spelling: number): string[] {
  const paths = Object.entries(populate).flatMap(([name, inner]) => [name, ...inner.map((deeper) => `${name}.${deeper}`)]);
  if (paths.length === 0) return [];
  if (spelling === 0) return [`populate=${paths.join(',')}`];
  if (spelling === 1) return brackets('populate', paths);
  return Object.entries(populate).flatMap(([name, inner]) => (inner.length === 0 ? brackets(`populate[${name}]`, spelling === 2 ? 'true' : '*') : brackets(`populate[${name}][populate]`, spelling === 2 ? inner : inner.join(','))));
}

/** The path and query string of a question, below /api. */
export function toPath({ type, address, locale, fallback, filters: filter, sort, fields, q, populate, spelling, page }: Question): string {
  const parameters = [
    ...(locale === 'en' && spelling === 0 ? [] : brackets('locale', locale)), ...(fallback === 'auto' && spelling < 2 ? [] : brackets('fallback', fallback)),
    ...(filter ? brackets('filters', filter) : []), ...(sort ? (spelling % 2 ? brackets('sort', sort) : brackets('sort', sort.join(','))) : []),
    ...(fields ? (spelling % 2 ? brackets('fields', fields.join(',')) : brackets('fields', fields)) : []), ...(q ? brackets('q', q) : []), ...populateParameters(populate ?? {}, spelling),
    ...(page ? (page.style === 'page' ? brackets('pagination', { page: page.first + 1, pageSize: page.size }) : brackets('pagination', { start: page.first, limit: page.size })) : []),
  ];
  const path = `${(TYPES[type] as Type).plural}${address === undefined ? '' : `/${encodeURIComponent(address)}`}`;
  return parameters.length > 0 ? `${path}?${parameters.join('&')}` : path;
}
