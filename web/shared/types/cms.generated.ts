/**
 * The entries of the public API, made from the content types by cms/scripts/generate-types.mts. Do not edit.
 * A relation is there only where it was populated. A missing value is null, a missing list is empty.
 */

/** Which language an entry's values are in. */
export interface Localization {
  /** The language the entry was first written in. */
  source: string | null;
  state: 'original' | 'translated' | 'stale' | 'fallback';
  /** The languages the entry is published in. */
  available: string[];
  /** Values that are in another language than the asked one, by that language; under the asked language itself: out of date. */
  fields: Record<string, string>;
}

/** What was seen at an address outside when it was last looked at. */
export interface Sighting {
  working: boolean;
  /** The day, as in 2026-11-25. */
  on: string;
}

export interface MediaFormat {
  url: string;
  width: number | null;
  height: number | null;
}

export interface Media extends MediaFormat {
  mime: string;
  ext: string | null;
  /** Kilobytes. */
  size: number | null;
  alternativeText: string | null;
  caption: string | null;
  formats: Record<string, MediaFormat>;
}

export interface BlockLinkList {
  title: string | null;
  links: SharedLink[];
}

export interface BlockQuote {
  text: string | null;
  attribution: string | null;
}

export interface BlockRichText {
  body: string | null;
  /** body as sanitized HTML. */
  bodyHtml: string | null;
}

export interface SharedDoor {
  title: string | null;
  text: string | null;
  linkLabel: string | null;
  path: string | null;
}

export interface SharedExpression {
  language: string | null;
  title: string | null;
  file: Media | null;
  url: string | null;
  /** Whether url answered when it was last looked at. */
  urlSeen: Sighting | null;
  mediaType: string | null;
  bytes: number | null;
  pages: number | null;
  translator: string | null;
}

export interface SharedLink {
  label: string | null;
  path: string | null;
}

export interface SharedMilestone {
  date: string | null;
  title: string | null;
  link: string | null;
}

export interface SharedQuestion {
  text: string | null;
  context: string | null;
}

export type SharedSpokenLanguageProvision = 'confirmed' | 'tentative' | 'interpretation';

export interface SharedSpokenLanguage {
  language: string | null;
  provision: SharedSpokenLanguageProvision | null;
}

export interface Announcement {
  documentId: string;
  message: string | null;
  linkLabel: string | null;
  linkUrl: string | null;
  startsAt: string | null;
  endsAt: string | null;
  dismissible: boolean | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export type ConceptKind = 'article' | 'case-study' | 'guide' | 'law' | 'podcast' | 'policy-brief' | 'report' | 'toolkit' | 'training' | 'video' | 'webinar';

export interface Concept {
  documentId: string;
  name: string | null;
  slug: string | null;
  synonyms: string[];
  definition: string | null;
  broader?: Concept | null;
  kind: ConceptKind | null;
  notation: string | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export type FrontierIcon = 'power' | 'impact' | 'recognition' | 'democracy';

export interface Frontier {
  documentId: string;
  title: string | null;
  slug: string | null;
  summary: string | null;
  body: string | null;
  /** body as sanitized HTML. */
  bodyHtml: string | null;
  questions: SharedQuestion[];
  order: number | null;
  icon: FrontierIcon | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export type GroupKind = 'regional' | 'thematic';

export interface Group {
  documentId: string;
  name: string | null;
  slug: string | null;
  summary: string | null;
  body: string | null;
  /** body as sanitized HTML. */
  bodyHtml: string | null;
  kind: GroupKind | null;
  workingLanguages: string[];
  milestones: SharedMilestone[];
  region?: Region | null;
  themes?: Theme[];
  frontiers?: Frontier[];
  sourceUrl: string | null;
  sample: boolean | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export interface Home {
  documentId: string;
  heroTitle: string | null;
  heroIntro: string | null;
  belief: string | null;
  frontiersTitle: string | null;
  frontiersIntro: string | null;
  voicesTitle: string | null;
  voicesNote: string | null;
  doorsTitle: string | null;
  doorsIntro: string | null;
  doors: SharedDoor[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export type OpportunityKind = 'webinar' | 'course' | 'exchange' | 'workshop' | 'convening' | 'podcast';

export type OpportunityMode = 'online' | 'in-person' | 'hybrid';

export interface Opportunity {
  documentId: string;
  title: string | null;
  slug: string | null;
  summary: string | null;
  body: string | null;
  /** body as sanitized HTML. */
  bodyHtml: string | null;
  kind: OpportunityKind | null;
  startsAt: string | null;
  endsAt: string | null;
  allDay: boolean | null;
  deadline: string | null;
  timeZone: string | null;
  mode: OpportunityMode | null;
  place: string | null;
  countries: string[];
  languages: SharedSpokenLanguage[];
  cost: string | null;
  registrationUrl: string | null;
  region?: Region | null;
  themes?: Theme[];
  frontiers?: Frontier[];
  sourceUrl: string | null;
  sample: boolean | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export interface Organization {
  documentId: string;
  name: string | null;
  slug: string | null;
  aliases: string[];
  country: string | null;
  url: string | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
}

export interface Page {
  documentId: string;
  title: string | null;
  slug: string | null;
  body: ((BlockRichText & { __component: 'block.rich-text' }) | (BlockQuote & { __component: 'block.quote' }) | (BlockLinkList & { __component: 'block.link-list' }))[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export type ProjectStatus = 'planned' | 'active' | 'completed';

export interface Project {
  documentId: string;
  title: string | null;
  slug: string | null;
  summary: string | null;
  body: string | null;
  /** body as sanitized HTML. */
  bodyHtml: string | null;
  status: ProjectStatus | null;
  startDate: string | null;
  endDate: string | null;
  countries: string[];
  organizations?: Organization[];
  funders?: Organization[];
  region?: Region | null;
  themes?: Theme[];
  frontiers?: Frontier[];
  outputs?: Resource[];
  cover: Media | null;
  coverAlt: string | null;
  titleSupplied: boolean | null;
  sourceUrl: string | null;
  sample: boolean | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export interface Region {
  documentId: string;
  name: string | null;
  slug: string | null;
  description: string | null;
  synonyms: string[];
  countries: string[];
  coreGroup: boolean | null;
  broader?: Region | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export type ResourceKind = 'article' | 'case-study' | 'guide' | 'law' | 'podcast' | 'policy-brief' | 'report' | 'toolkit' | 'training' | 'video' | 'webinar';

export interface Resource {
  documentId: string;
  title: string | null;
  slug: string | null;
  abstract: string | null;
  kind: ResourceKind | null;
  year: number | null;
  authors: string[];
  publisherName: string | null;
  publishers?: Organization[];
  license: string | null;
  doi: string | null;
  isbn: string | null;
  sourceUrl: string | null;
  /** Whether sourceUrl answered when it was last looked at. */
  sourceUrlSeen: Sighting | null;
  sourceUrlIsCopy: boolean | null;
  titleSupplied: boolean | null;
  countries: string[];
  regions?: Region[];
  themes?: Theme[];
  frontiers?: Frontier[];
  expressions: SharedExpression[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export interface Site {
  documentId: string;
  title: string | null;
  description: string | null;
  navigation: SharedLink[];
  footerNavigation: SharedLink[];
  footerText: string | null;
  /** footerText as sanitized HTML. */
  footerTextHtml: string | null;
  contactEmail: string | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export interface Testimonial {
  documentId: string;
  quote: string | null;
  speakerRole: string | null;
  country: string | null;
  organization?: Organization | null;
  region?: Region | null;
  frontier?: Frontier | null;
  originalLanguage: string | null;
  order: number | null;
  photo: Media | null;
  photoAlt: string | null;
  sample: boolean | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}

export interface Theme {
  documentId: string;
  name: string | null;
  slug: string | null;
  description: string | null;
  synonyms: string[];
  broader?: Theme | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  /** The language that was asked for. */
  locale: string;
  localization: Localization;
}
