/** A group of query parameters: `{ filters: { year: { $gt: 2000 } } }` is written `filters[year][$gt]=2000`. */
export interface ParameterGroup {
  readonly [name: string]: Parameter | undefined;
}

export type Parameter = string | number | boolean | readonly string[] | ParameterGroup;

const isList = (value: Parameter): value is readonly string[] => Array.isArray(value);

function pairsOf(value: Parameter, name: string): [string, string][] {
  if (isList(value)) return [[name, value.join(',')]];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : pairsOf(member, `${name}[${key}]`)));
}

/** The query string of a group, without its question mark. Undefined members are left out. */
export function formatParameters(group: ParameterGroup): string {
  const pairs = Object.entries(group).flatMap(([name, value]) => (value === undefined ? [] : pairsOf(value, name)));
  return new URLSearchParams(pairs).toString();
}
