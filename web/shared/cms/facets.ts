import type { CmsClient } from './client';
import { CmsError } from './error';
import { inTree } from '../library/topic-tree';
import { listFrontiers } from './frontiers';
import { toParts } from './narrower';
import { readEntry } from './read';
import { type ListedTopic, listRegions, listThemes } from './topics';

/** Facets whose values are slugs of entries. */
export type TopicFacet = 'frontier' | 'theme' | 'region';

export interface TopicOption {
  slug: string;
  name: string;
  /** The language of the name if it is not the asked one. */
  lang: string | undefined;
  /** How deep it stands below what it is part of. */
  level: number;
}

const PLURALS: Record<TopicFacet, string> = { frontier: 'frontiers', theme: 'themes', region: 'regions' };

export const isTopicFacet = (name: string): name is TopicFacet => Object.hasOwn(PLURALS, name);

/** Topics with what they are part of before them. */
const treeOf = (topics: readonly ListedTopic[]): (ListedTopic & { level: number })[] => inTree(toParts(topics)).map(({ topic, level }) => ({ ...topic, level }));

/** The entries a list can be narrowed to. They are few. */
export async function listTopicOptions(cms: CmsClient, facet: TopicFacet, locale: string): Promise<TopicOption[]> {
  const lists = {
    frontier: async () => (await listFrontiers(cms, { locale })).entries.map((entry) => ({ ...entry, name: entry.title, field: 'title', level: 0 })),
    theme: async () => treeOf((await listThemes(cms, { locale })).entries).map((entry) => ({ ...entry, field: 'name' })),
    region: async () => treeOf((await listRegions(cms, { locale })).entries).map((entry) => ({ ...entry, field: 'name' })),
  };
  const entries = await lists[facet]();
  return entries.flatMap(({ slug, name, field, level, localization }) => {
    const lang = localization.fields[field];
    return slug ? [{ slug, name: name ?? slug, lang: lang === locale ? undefined : lang, level }] : [];
  });
}

/** Facets whose values are slugs, organizations too. */
export type NamedFacet = TopicFacet | 'organization';

const NAMED: Record<NamedFacet, { plural: string; field: 'title' | 'name' }> = {
  frontier: { plural: PLURALS.frontier, field: 'title' },
  theme: { plural: PLURALS.theme, field: 'name' },
  region: { plural: PLURALS.region, field: 'name' },
  organization: { plural: 'organizations', field: 'name' },
};

export const isNamedFacet = (name: string): name is NamedFacet => Object.hasOwn(NAMED, name);

type NamedEntry = { slug: string | null; localization?: { fields: Record<string, string> } } & Partial<Record<'title' | 'name', string | null>>;

/** A topic by a slug that it has or had, in any language: as it is called and addressed in the asked one. Undefined where there is none. */
export async function findTopic(cms: CmsClient, facet: NamedFacet, { locale, slug }: { locale: string; slug: string }): Promise<TopicOption | undefined> {
  const { plural, field } = NAMED[facet];
  try {
    const found = await readEntry<NamedEntry>(cms, plural, { locale, slug }, { fields: [field, 'slug'] });
    if (found.kind === 'moved') return { slug: found.slug, name: found.slug, lang: undefined, level: 0 };
    const lang = found.entry.localization?.fields[field];
    return { slug: found.entry.slug ?? slug, name: found.entry[field] ?? slug, lang: lang === locale ? undefined : lang, level: 0 };
  } catch (error) {
    if (error instanceof CmsError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** What a list offers to be narrowed to. Topics are few; of organizations, which are many, there is the chosen one only. */
export async function listFacetOptions(cms: CmsClient, facet: NamedFacet, { locale, chosen }: { locale: string; chosen: string | undefined }): Promise<TopicOption[]> {
  if (isTopicFacet(facet)) return listTopicOptions(cms, facet, locale);
  const topic = chosen === undefined ? undefined : await findTopic(cms, facet, { locale, slug: chosen });
  return topic ? [topic] : [];
}
