import english from '../admin/translations/en.json';
import { codeProblems } from '../documents/codes';
import { periodProblems, valueProblems, withholdingProblems } from '../documents/values';
import type { Reason } from '../documents/value-error';
import { writtenValues } from '../documents/written-values';
import type { SeedAttribute, SeedAttributes, SeedSchema } from './model';
import type { ValuePath } from './seed-file';

/** What the schema alone can find wrong with a value, as a seed says it. Other writers say it in their reader's language. */
const sentences = {
  control: 'holds a control character (U+{code})',
  halfCharacter: 'holds half a character (a lone surrogate)',
  notNfc: 'is not in Unicode form NFC',
  tooLong: 'has {length} characters, {limit} are allowed',
  email: 'must be an e-mail address',
  slug: 'must be a slug: lower-case letters, digits and single hyphens',
  pattern: 'must match {pattern}',
  number: 'must be a number',
  wholeNumber: 'must be a whole number',
  range: 'must be from {min} to {max}',
  noText: 'must be a text; leave it out where there is none',
  oneOf: 'must be one of {allowed}',
  boolean: 'must be true or false',
  dateTime: 'must be a time with its offset: 2027-03-01T09:00:00+01:00',
  date: 'must be a day that exists: 2027-03-01',
  unwritable: 'is of type {type}, which cannot be seeded',
  noList: 'must be a list',
  noObject: 'must be an object',
  lacks: 'lacks "{name}"',
  noAttribute: 'is no attribute; there are {allowed}',
  isNull: 'is null: leave it out where there is no value',
} as const;

export type SchemaReason = keyof typeof sentences;

interface Fault {
  reason: SchemaReason | Reason;
  /** What the reason's sentence has placeholders for. */
  values?: Readonly<Record<string, string | number>>;
}

export interface PathProblem extends Fault {
  path: ValuePath;
  /** The reason in English. */
  message: string;
}

/** Strapi keeps short texts in columns of 255 characters on PostgreSQL, whatever the schema says. */
const SHORT_TEXT = 255;
const SHORT = new Set(['string', 'email', 'uid']);
const LONG = new Set(['text', 'richtext']);
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultSentence({ reason, values = {} }: Fault): string {
  const text = reason in sentences ? sentences[reason as SchemaReason] : english.errors[reason as Reason];
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

const problem = (path: ValuePath, fault: Fault): PathProblem => ({ path, message: faultSentence(fault), ...fault });

/** Line breaks and tabs are text where a text has lines. */
function textFault(value: string, multiline: boolean): Fault | undefined {
  const code = (multiline ? /[^\P{Cc}\n\t]/u : /\p{Cc}/u).exec(value)?.[0].codePointAt(0);
  if (code !== undefined) return { reason: 'control', values: { code: code.toString(16).toUpperCase().padStart(4, '0') } };
  if (!value.isWellFormed()) return { reason: 'halfCharacter' };
  return value === value.normalize('NFC') ? undefined : { reason: 'notNfc' };
}

function lengthFault(value: string, { type, maxLength }: SeedAttribute): Fault | undefined {
  const limit = Math.min(maxLength ?? Infinity, LONG.has(type) ? Infinity : SHORT_TEXT);
  return value.length > limit ? { reason: 'tooLong', values: { length: value.length, limit } } : undefined;
}

function formatFault(value: string, { type, regex }: SeedAttribute): Fault | undefined {
  if (type === 'email' && !EMAIL.test(value)) return { reason: 'email' };
  if (type === 'uid' && !SLUG.test(value)) return { reason: 'slug' };
  return regex && !new RegExp(regex).test(value) ? { reason: 'pattern', values: { pattern: String(regex) } } : undefined;
}

function numberFault(value: unknown, { type, min = -Infinity, max = Infinity }: SeedAttribute): Fault | undefined {
  if (typeof value !== 'number' || (type !== 'decimal' && !Number.isInteger(value))) return { reason: type === 'decimal' ? 'number' : 'wholeNumber' };
  return value < min || value > max ? { reason: 'range', values: { min, max } } : undefined;
}

const unless = (right: boolean, fault: Fault): Fault | undefined => (right ? undefined : fault);

function scalarFault(value: unknown, attribute: SeedAttribute): Fault | undefined {
  const { type } = attribute;
  if (SHORT.has(type) || LONG.has(type)) {
    if (typeof value !== 'string' || value.trim() === '') return { reason: 'noText' };
    return textFault(value, LONG.has(type)) ?? lengthFault(value, attribute) ?? formatFault(value, attribute);
  }
  if (type === 'enumeration') return unless(attribute.enum?.includes(value as string) === true, { reason: 'oneOf', values: { allowed: attribute.enum?.join(', ') ?? '' } });
  if (type === 'boolean') return unless(typeof value === 'boolean', { reason: 'boolean' });
  if (type === 'integer' || type === 'biginteger' || type === 'decimal') return numberFault(value, attribute);
  if (type === 'datetime') return unless(typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)), { reason: 'dateTime' });
  if (type === 'date') return unless(typeof value === 'string' && DATE.test(value) && new Date(value).toJSON()?.startsWith(value) === true, { reason: 'date' });
  return { reason: 'unwritable', values: { type } };
}

function codeTextFault(value: unknown): Fault | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  return texts.map((item) => textFault(item, false) ?? lengthFault(item, { type: 'string' })).find((fault) => fault !== undefined);
}

function partProblems(value: unknown, attribute: SeedAttribute, schema: SeedSchema, path: ValuePath): PathProblem[] {
  const list = attribute.type === 'dynamiczone' || attribute.repeatable === true;
  if (list !== Array.isArray(value)) return [problem(path, { reason: list ? 'noList' : 'noObject' })];
  return (Array.isArray(value) ? value : [value]).flatMap((part: unknown, index) => {
    const at = list ? [...path, index] : path;
    if (!isRecord(part)) return [problem(at, { reason: 'noObject' })];
    const { __component: named, ...values } = part;
    const uid = attribute.type === 'dynamiczone' ? named : attribute.component;
    if (attribute.type === 'dynamiczone' && !attribute.components?.includes(String(named))) {
      return [problem([...at, '__component'], { reason: 'oneOf', values: { allowed: attribute.components?.join(', ') ?? '' } })];
    }
    const attributes = schema.componentAttributes(String(uid)) ?? {};
    const missing = Object.entries(attributes).filter(([name, { required, default: fallback }]) => required && fallback === undefined && values[name] === undefined);
    return [...missing.map(([name]) => problem(at, { reason: 'lacks', values: { name } })), ...attributeProblems(values, attributes, schema, at)];
  });
}

/** What is wrong with values by the schema alone: names, types, lengths, forms. */
function attributeProblems(values: Readonly<Record<string, unknown>>, attributes: SeedAttributes, schema: SeedSchema, parent: ValuePath = []): PathProblem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = [...parent, name];
    const attribute = attributes[name];
    if (!attribute) return [problem(path, { reason: 'noAttribute', values: { allowed: Object.keys(attributes).join(', ') } })];
    if (value === null) return [problem(path, { reason: 'isNull' })];
    // Keys of other documents and names of files are looked up where the whole seed is known.
    if (attribute.type === 'relation' || attribute.type === 'media') return [];
    if (attribute.type === 'component' || attribute.type === 'dynamiczone') return partProblems(value, attribute, schema, path);
    const fault = attribute.customField ? codeTextFault(value) : scalarFault(value, attribute);
    return fault ? [problem(path, fault)] : [];
  });
}

/** The rules every writer is under, asked before anything is written. */
function ruleProblems(values: Readonly<Record<string, unknown>>, attributes: SeedAttributes, schema: SeedSchema, fields: readonly string[]): PathProblem[] {
  const written = [...writtenValues(attributes, values, (uid) => schema.componentAttributes(uid) ?? {})];
  const problems = [...codeProblems(written), ...valueProblems(written), ...withholdingProblems(written, fields), ...periodProblems(values)];
  return problems.map(({ path, ...fault }) => problem(path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)), fault));
}

/** Every problem of the values of one file; `fields` are all of its type. Rules are asked only where the schema is met. */
export function problemsOfValues(values: Readonly<Record<string, unknown>>, attributes: SeedAttributes, schema: SeedSchema, fields: readonly string[]): PathProblem[] {
  const problems = attributeProblems(values, attributes, schema);
  return problems.length > 0 ? problems : ruleProblems(values, attributes, schema, fields);
}
