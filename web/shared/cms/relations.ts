import type { ParameterGroup } from './parameters';
import type { EntryRequest } from './read';

/** A document by its slug or by its id, or any of several by their ids. */
export type Topic = string | { documentId: string | readonly string[] };

/** What a list can be narrowed to: entries related to one frontier, theme, region or organization. */
export interface RelationFilters {
  frontier?: Topic;
  theme?: Topic;
  region?: Topic;
  organization?: Topic;
}

/** Where a type keeps such a relation. Several names mean any of them. */
export type RelationNames = Partial<Record<keyof RelationFilters, string | readonly string[]>>;

/** The filter of a relation for a document. */
export function related(name: string, topic: Topic): ParameterGroup {
  if (typeof topic === 'string') return { [name]: { slug: { $eq: topic } } };
  const { documentId } = topic;
  return { [name]: { documentId: typeof documentId === 'string' ? { $eq: documentId } : { $in: documentId } } };
}

/** A draft is named by its id. */
export const topicOf = ({ slug, preview }: EntryRequest): Topic => (preview === undefined ? slug : { documentId: slug });

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
