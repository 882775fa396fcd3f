import english from '../admin/translations/en.json';
import { codeProblems } from '../documents/codes';
import { periodProblems, valueProblems, withholdingProblems } from '../documents/values';
import type { ValueProblem } from '../documents/value-error';
import { writtenValues } from '../documents/written-values';
import type { SeedAttribute, SeedAttributes, SeedSchema } from './model';
import type { ValuePath } from './seed-file';

export interface PathProblem {
  path: ValuePath;
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

/** Line breaks and tabs are text where a text has lines. */
function textProblem(value: string, multiline: boolean): string | undefined {
  const code = (multiline ? /[^\P{Cc}\n\t]/u : /\p{Cc}/u).exec(value)?.[0].codePointAt(0);
  if (code !== undefined) return `holds a control character (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
  if (!value.isWellFormed()) return 'holds half a character (a lone surrogate)';
  if (value !== value.normalize('NFC')) return 'is not in Unicode form NFC';
  return undefined;
}

function lengthProblem(value: string, { type, maxLength }: SeedAttribute): string | undefined {
  const limit = Math.min(maxLength ?? Infinity, LONG.has(type) ? Infinity : SHORT_TEXT);
  return value.length > limit ? `has ${value.length} characters, ${limit} are allowed` : undefined;
}

function formatProblem(value: string, { type, regex }: SeedAttribute): string | undefined {
  if (type === 'email' && !EMAIL.test(value)) return 'must be an e-mail address';
  if (type === 'uid' && !SLUG.test(value)) return 'must be a slug: lower-case letters, digits and single hyphens';
  if (regex && !new RegExp(regex).test(value)) return `must match ${String(regex)}`;
  return undefined;
}

function numberProblem(value: unknown, { type, min = -Infinity, max = Infinity }: SeedAttribute): string | undefined {
  if (typeof value !== 'number' || (type !== 'decimal' && !Number.isInteger(value))) return `must be ${type === 'decimal' ? 'a number' : 'a whole number'}`;
  return value < min || value > max ? `must be from ${min} to ${max}` : undefined;
}

function scalarProblem(value: unknown, attribute: SeedAttribute): string | undefined {
  const { type } = attribute;
  if (SHORT.has(type) || LONG.has(type)) {
    if (typeof value !== 'string' || value.trim() === '') return 'must be a text; leave it out where there is none';
    return textProblem(value, LONG.has(type)) ?? lengthProblem(value, attribute) ?? formatProblem(value, attribute);
  }
  if (type === 'enumeration') return attribute.enum?.includes(value as string) ? undefined : `must be one of ${attribute.enum?.join(', ')}`;
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (type === 'integer' || type === 'biginteger' || type === 'decimal') return numberProblem(value, attribute);
  if (type === 'datetime') return typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'must be a time with its offset: 2027-03-01T09:00:00+01:00';
  if (type === 'date') return typeof value === 'string' && DATE.test(value) && new Date(value).toJSON()?.startsWith(value) ? undefined : 'must be a day that exists: 2027-03-01';
  return `is of type ${type}, which cannot be seeded`;
}

function codeTextProblem(value: unknown): string | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  return texts.map((item) => textProblem(item, false) ?? lengthProblem(item, { type: 'string' })).find((problem) => problem !== undefined);
}

function partProblems(value: unknown, attribute: SeedAttribute, schema: SeedSchema, path: ValuePath): PathProblem[] {
  const list = attribute.type === 'dynamiczone' || attribute.repeatable === true;
  if (list !== Array.isArray(value)) return [{ path, message: list ? 'must be a list' : 'must be an object' }];
  return (Array.isArray(value) ? value : [value]).flatMap((part: unknown, index) => {
    const at = list ? [...path, index] : path;
    if (!isRecord(part)) return [{ path: at, message: 'must be an object' }];
    const { __component: named, ...values } = part;
    const uid = attribute.type === 'dynamiczone' ? named : attribute.component;
    if (attribute.type === 'dynamiczone' && !attribute.components?.includes(String(named))) {
      return [{ path: [...at, '__component'], message: `must be one of ${attribute.components?.join(', ')}` }];
    }
    const attributes = schema.componentAttributes(String(uid)) ?? {};
    const missing = Object.entries(attributes).filter(([name, { required, default: fallback }]) => required && fallback === undefined && values[name] === undefined);
    return [...missing.map(([name]) => ({ path: at, message: `lacks "${name}"` })), ...attributeProblems(values, attributes, schema, at)];
  });
}

/** What is wrong with values by the schema alone: names, types, lengths, forms. */
function attributeProblems(values: Readonly<Record<string, unknown>>, attributes: SeedAttributes, schema: SeedSchema, parent: ValuePath = []): PathProblem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = [...parent, name];
    const attribute = attributes[name];
    if (!attribute) return [{ path, message: `is no attribute; there are ${Object.keys(attributes).join(', ')}` }];
    if (value === null) return [{ path, message: 'is null: leave it out where there is no value' }];
    if (attribute.type === 'relation') return [];
    if (attribute.type === 'component' || attribute.type === 'dynamiczone') return partProblems(value, attribute, schema, path);
    const message = attribute.customField ? codeTextProblem(value) : scalarProblem(value, attribute);
    return message ? [{ path, message }] : [];
  });
}

function sentence({ reason, values = {} }: ValueProblem): string {
  return english.errors[reason].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The rules every writer is under, asked before anything is written. */
function ruleProblems(values: Readonly<Record<string, unknown>>, attributes: SeedAttributes, schema: SeedSchema, fields: readonly string[]): PathProblem[] {
  const written = [...writtenValues(attributes, values, (uid) => schema.componentAttributes(uid) ?? {})];
  const problems = [...codeProblems(written), ...valueProblems(written), ...withholdingProblems(written, fields), ...periodProblems(values)];
  return problems.map((problem) => ({ path: problem.path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)), message: sentence(problem) }));
}

/** Every problem of the values of one file; `fields` are all of its type. Rules are asked only where the schema is met. */
export function problemsOfValues(values: Readonly<Record<string, unknown>>, attributes: SeedAttributes, schema: SeedSchema, fields: readonly string[]): PathProblem[] {
  const problems = attributeProblems(values, attributes, schema);
  return problems.length > 0 ? problems : ruleProblems(values, attributes, schema, fields);
}
