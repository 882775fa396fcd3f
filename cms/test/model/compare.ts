/** How the reference model compares values. */

export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Values = { [name: string]: Value };
export type Filter = { [name: string]: Filter | Filter[] | string | string[] };

export const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const empty = (value: Value | undefined) => value === null || value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** A text as a reader sees it; two that read the same are the same source. */
export function normal(value: Value | undefined): Value {
  if (Array.isArray(value)) return value.map(normal);
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/gu, ' ').trim() : (value ?? null);
}

/** Text by code point, numbers by size, false before true. */
export function byPoint(a: Value, b: Value): number {
  return typeof a === 'string' && typeof b === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : Number(a) - Number(b);
}

/** Whether a value satisfies a filter on its attribute. A list does where any of its items does. */
export function compares(value: Value, condition: Filter | string, kind: string): boolean {
  if (typeof condition === 'string') return compares(value, { $eq: condition }, kind);
  const items = (Array.isArray(value) ? value : [value]).filter((item) => item !== null) as (string | number | boolean)[];
  const literal = (text: string) => (kind === 'number' ? Number(text) : kind === 'boolean' ? text === 'true' : text);
  const any = (wanted: string[]) => items.some((item) => wanted.map(literal).includes(item));
  return Object.entries(condition).every(([operator, wish]) => {
    if (operator === '$not') return !compares(value, wish as Filter, kind);
    const texts = [wish].flat() as string[];
    const text = texts[0] ?? '';
    switch (operator) {
      case '$eq': case '$in': return any(texts);
      case '$ne': case '$notIn': return !any(texts);
      case '$null': return (items.length === 0) === (text === 'true');
      case '$notNull': return (items.length > 0) === (text === 'true');
      case '$lt': return items.some((item) => byPoint(item, literal(text)) < 0);
      case '$lte': return items.some((item) => byPoint(item, literal(text)) <= 0);
      case '$gt': return items.some((item) => byPoint(item, literal(text)) > 0);
      case '$gte': return items.some((item) => byPoint(item, literal(text)) >= 0);
      case '$contains': return items.some((item) => String(item).includes(text));
      case '$containsi': return items.some((item) => fold(String(item)).includes(fold(text)));
      case '$startsWith': return items.some((item) => String(item).startsWith(text));
      default: throw new Error(`no operator ${operator}`);
    }
  });
}
