import type { ParameterGroup } from './parameters';

/** A document by its slug, or by its id. */
export type Topic = string | { documentId: string };

/** What a list can be narrowed to: entries related to one frontier, theme, region or organization. */
export interface RelationFilters {
  frontier?: Topic;
  theme?: Topic;
  region?: Topic;
  organization?: Topic;
}

/** Where a type keeps such a relation. Several names mean any of them. */
export type RelationNames = Partial<Record<keyof RelationFilters, string | readonly string[]>>;

const related = (name: string, topic: Topic): ParameterGroup => ({
  [name]: typeof topic === 'string' ? { slug: { $eq: topic } } : { documentId: { $eq: topic.documentId } },
});

/** The filters for related entries. A relation that the type does not have matches nothing it could, so it is left out. */
export function relationFilters(names: RelationNames, filters: RelationFilters): ParameterGroup {
  const conditions = (Object.keys(names) as (keyof RelationFilters)[]).flatMap((key): ParameterGroup[] => {
    const topic = filters[key];
    const attributes = names[key];
    if (!topic || !attributes) return [];
    if (typeof attributes === 'string') return [related(attributes, topic)];
    return [{ $or: Object.fromEntries(attributes.map((attribute, index) => [index, related(attribute, topic)])) }];
  });
  return Object.assign({}, ...conditions) as ParameterGroup;
}
