/** The parts of the site. Each is a route of that name, and has a path segment in every message file (`paths`). */
export const sections = ['frontiers', 'groups', 'projects', 'opportunities', 'library', 'voices', 'organizations', 'themes', 'regions'] as const;

export type Section = (typeof sections)[number];

/** Everything that has a path segment: the sections, and pages that the site makes itself. */
export const places = [...sections, 'search', 'sitemap'] as const;

export type Place = (typeof places)[number];

/** Sections whose entries have a page of their own, and what the API calls them. */
export const pluralOf = {
  frontiers: 'frontiers',
  groups: 'groups',
  projects: 'projects',
  opportunities: 'opportunities',
  library: 'resources',
  organizations: 'organizations',
  themes: 'themes',
  regions: 'regions',
} as const satisfies Partial<Record<Section, string>>;

export type EntrySection = keyof typeof pluralOf;
