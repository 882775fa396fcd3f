import type { ParameterGroup } from './parameters';

/** What a list can be narrowed to: entries related to one frontier, theme, region or organization. */
export interface RelationFilters {
  frontier?: string;
  theme?: string;
  region?: string;
  organization?: string;
}

/** Where a type keeps such a relation. Several names mean any of them. */
export type RelationNames = Partial<Record<keyof RelationFilters, string | readonly string[]>>;

const related = (name: string, slug: string): ParameterGroup => ({ [name]: { slug: { $eq: slug } } });

/** The filters for related entries. A relation that the type does not have matches nothing it could, so it is left out. */
export function relationFilters(names: RelationNames, filters: RelationFilters): ParameterGroup {
  const conditions = (Object.keys(names) as (keyof RelationFilters)[]).flatMap((key): ParameterGroup[] => {
    const slug = filters[key];
    const attributes = names[key];
    if (!slug || !attributes) return [];
    if (typeof attributes === 'string') return [related(attributes, slug)];
    return [{ $or: Object.fromEntries(attributes.map((attribute, index) => [index, related(attribute, slug)])) }];
  });
  return Object.assign({}, ...conditions) as ParameterGroup;
}
