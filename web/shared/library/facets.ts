import type { FacetDefinition } from './list-query';
import type { SearchFacets } from './search-query';

/** What each list can be narrowed to. null: the slug of a topic or of an organization. */
export const facetsOf = {
  groups: { kind: ['regional', 'thematic'], frontier: null, theme: null, region: null },
  projects: { status: ['planned', 'active', 'completed'], frontier: null, theme: null, region: null, organization: null },
  opportunities: { kind: ['webinar', 'course', 'exchange', 'workshop', 'convening', 'podcast'], frontier: null, theme: null, region: null },
  voices: { frontier: null, region: null, organization: null },
  organizations: {},
} as const satisfies Readonly<Record<string, FacetDefinition>>;

const SLUG = /^[\p{Letter}\p{Number}_-]+$/u;

/** What the library can be narrowed to, in the order it is shown. */
export const libraryFacets = {
  kind: ['article', 'case-study', 'guide', 'law', 'podcast', 'policy-brief', 'report', 'toolkit', 'training', 'video', 'webinar'],
  theme: SLUG,
  country: /^[A-Z]{2}$/,
  language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
  frontier: SLUG,
  region: SLUG,
  organization: SLUG,
  availability: ['file', 'link', 'none'],
  license: /./,
} as const satisfies SearchFacets;

/** What a search of the whole site can be narrowed to. */
export const siteFacets = {
  type: ['frontier', 'group', 'opportunity', 'organization', 'page', 'project', 'region', 'resource', 'testimonial', 'theme'],
} as const satisfies SearchFacets;
