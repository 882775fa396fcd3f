import type { ValueProblem } from './value-error';
import type { WrittenAttribute, WrittenValue } from './written-values';

interface LimitedAttribute extends WrittenAttribute {
  enum?: readonly string[];
  min?: number;
  max?: number;
  maxLength?: number;
}

/** Databases keep one line in 255 characters. */
const LINE = 255;

function problemWith(attribute: LimitedAttribute, value: unknown): Omit<ValueProblem, 'path'> | undefined {
  const { type, min = -2_147_483_648, max = 2_147_483_647, maxLength = type === 'string' ? LINE : Infinity } = attribute;
  if (type === 'enumeration') return attribute.enum?.includes(value as string) ? undefined : { reason: 'choice', values: { allowed: (attribute.enum ?? []).join(', ') } };
  if (type === 'integer') return Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? undefined : { reason: 'wholeNumber', values: { min, max } };
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : { reason: 'yesOrNo' };
  if (type !== 'string' && type !== 'text') return undefined;
  if (typeof value !== 'string') return { reason: 'text' };
  return value.length > maxLength ? { reason: 'length', values: { max: maxLength } } : undefined;
}

/** What a schema says of single values, for writes that Strapi's own validation does not see. */
export function limitProblems(values: readonly WrittenValue[]): ValueProblem[] {
  return values.flatMap(({ path, attribute, value }) => {
    const problem = problemWith(attribute, value);
    return problem ? [{ path, ...problem }] : [];
  });
}
