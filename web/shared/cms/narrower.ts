import { narrowerOf, type Part } from '../library/topic-tree';
import type { CmsClient } from './client';
import type { RelationFilters, Topic } from './relations';
import { listRegions, listThemes, type ListedTopic } from './topics';

export interface TopicPart extends Part {
  topic: ListedTopic;
}

/** Topics as parts of each other, by their ids. */
export const toParts = (topics: readonly ListedTopic[]): TopicPart[] => topics.map((topic) => ({ value: topic.documentId, broader: topic.broader?.documentId, topic }));

function withParts(topic: Topic, topics: readonly ListedTopic[]): Topic {
  const own = topics.find(({ slug, documentId }) => (typeof topic === 'string' ? slug === topic : documentId === topic.documentId));
  const parts = own ? narrowerOf(toParts(topics), own.documentId) : [];
  return own && parts.length > 0 ? { documentId: [own.documentId, ...parts] } : topic;
}

/** What a list is narrowed to, together with all that is part of it: what takes place in East Africa takes place in Africa. The CMS's lists know a topic by itself alone. */
export async function withNarrower<Request extends RelationFilters & { locale: string }>(cms: CmsClient, request: Request): Promise<Request> {
  const { locale, theme, region } = request;
  const [themes, regions] = await Promise.all([theme ? listThemes(cms, { locale }) : null, region ? listRegions(cms, { locale }) : null]);
  return { ...request, ...(theme && themes ? { theme: withParts(theme, themes.entries) } : {}), ...(region && regions ? { region: withParts(region, regions.entries) } : {}) };
}
