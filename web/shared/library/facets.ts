import type { FacetDefinition } from './list-query';

/** What each list can be narrowed to. null: the slug of a topic. */
export const facetsOf = {
  groups: { kind: ['regional', 'thematic'], frontier: null },
  projects: { status: ['planned', 'active', 'completed'], frontier: null, theme: null, region: null },
  opportunities: { kind: ['webinar', 'course', 'exchange', 'workshop', 'convening', 'podcast'], frontier: null, theme: null },
  library: {
    kind: ['article', 'case-study', 'guide', 'law', 'podcast', 'policy-brief', 'report', 'toolkit', 'training', 'video', 'webinar'],
    frontier: null,
    theme: null,
    region: null,
  },
} as const satisfies Readonly<Record<string, FacetDefinition>>;
