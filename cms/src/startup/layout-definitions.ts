export interface LayoutDefinition {
  /** What an entry is called in lists, relations and headings. */
  mainField: string;
  /** Attribute and direction; absent for single types and components. */
  sort?: readonly [attribute: string, direction: 'ASC' | 'DESC'];
  /** Columns of the list. */
  list?: readonly string[];
  /** The form, a string a row: attributes from the left, each with its width of 12. Translated first, then shared, safety last. */
  rows: readonly string[];
  /** Examples that read the same in every language. */
  placeholders?: Readonly<Record<string, string>>;
}

const webAddress = 'https://example.org/…';

/** How the admin lists and edits every type and component. Attributes in no row are hidden from editors. */
export const layoutDefinitions: Readonly<Record<string, LayoutDefinition>> = {
  'api::announcement.announcement': {
    mainField: 'message',
    sort: ['startsAt', 'DESC'],
    list: ['message', 'startsAt', 'endsAt'],
    rows: ['message:12', 'linkLabel:6 linkUrl:6', 'startsAt:6 endsAt:6', 'dismissible:4'],
    placeholders: { linkUrl: '/opportunities' },
  },
  'api::concept.concept': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'broader', 'kind', 'updatedAt'],
    rows: ['name:12', 'slug:12', 'synonyms:12', 'definition:12', 'broader:6 kind:6', 'notation:6'],
    placeholders: { notation: webAddress },
  },
  'api::frontier.frontier': {
    mainField: 'title',
    sort: ['order', 'ASC'],
    list: ['title', 'order', 'updatedAt'],
    rows: ['title:12', 'slug:12', 'summary:12', 'body:12', 'questions:12', 'order:4 icon:6'],
  },
  'api::group.group': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'kind', 'updatedAt'],
    rows: ['name:12', 'slug:12', 'summary:12', 'body:12', 'milestones:12', 'kind:6 workingLanguages:6', 'region:6 themes:6', 'frontiers:6 sourceUrl:6', 'sample:4'],
    placeholders: { sourceUrl: webAddress },
  },
  'api::home.home': {
    mainField: 'heroTitle',
    rows: ['heroTitle:12', 'heroIntro:12', 'belief:12', 'frontiersTitle:12', 'frontiersIntro:12', 'voicesTitle:12', 'voicesNote:12', 'doorsTitle:12', 'doorsIntro:12', 'doors:12'],
  },
  'api::opportunity.opportunity': {
    mainField: 'title',
    sort: ['startsAt', 'DESC'],
    list: ['title', 'kind', 'startsAt', 'mode'],
    rows: [
      'title:12', 'slug:12', 'summary:12', 'body:12', 'place:6 cost:6',
      'kind:6 mode:6', 'startsAt:6 endsAt:6', 'deadline:6 timeZone:6', 'allDay:4', 'languages:12', 'registrationUrl:6 countries:6',
      'region:6 themes:6', 'frontiers:6 sourceUrl:6', 'sample:4',
    ],
    placeholders: { registrationUrl: webAddress, sourceUrl: webAddress },
  },
  'api::organization.organization': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'country', 'url', 'updatedAt'],
    rows: ['name:12', 'slug:12', 'aliases:12', 'country:6 url:6', 'safety:12'],
    placeholders: { url: webAddress },
  },
  'api::page.page': {
    mainField: 'title',
    sort: ['title', 'ASC'],
    list: ['title', 'slug', 'updatedAt'],
    rows: ['title:12', 'slug:12', 'body:12'],
  },
  'api::project.project': {
    mainField: 'title',
    sort: ['updatedAt', 'DESC'],
    list: ['title', 'activityStatus', 'updatedAt'],
    rows: [
      'title:12', 'slug:12', 'summary:12', 'body:12', 'coverAlt:12',
      'activityStatus:4 startDate:4 endDate:4', 'countries:6 region:6', 'organizations:6 funders:6', 'themes:6 frontiers:6', 'outputs:6 cover:6',
      'sourceUrl:6 titleSupplied:3 sample:3', 'safety:12',
    ],
    placeholders: { startDate: '2024-03', endDate: '2026', sourceUrl: webAddress },
  },
  'api::region.region': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'broader', 'coreGroup', 'updatedAt'],
    rows: ['name:12', 'slug:12', 'description:12', 'synonyms:12', 'countries:6 broader:6', 'coreGroup:4'],
  },
  'api::resource.resource': {
    mainField: 'title',
    sort: ['updatedAt', 'DESC'],
    list: ['title', 'kind', 'year', 'updatedAt'],
    rows: [
      'title:12', 'slug:12', 'abstract:12',
      'kind:6 year:6', 'authors:6 publishers:6', 'publisherName:6 license:6', 'doi:6 isbn:6', 'sourceUrl:6 sourceUrlIsCopy:6', 'expressions:12',
      'countries:6 regions:6', 'themes:6 frontiers:6', 'titleSupplied:6', 'safety:12',
    ],
    placeholders: { doi: '10.1000/182', isbn: '978-92-1-000000-0', license: 'CC BY 4.0', sourceUrl: webAddress },
  },
  'api::site.site': {
    mainField: 'title',
    rows: ['title:12', 'description:12', 'navigation:12', 'footerNavigation:12', 'footerText:12', 'contactEmail:6'],
  },
  'api::testimonial.testimonial': {
    mainField: 'quote',
    sort: ['order', 'ASC'],
    list: ['quote', 'country', 'organization', 'updatedAt'],
    rows: ['quote:12', 'speakerRole:12', 'photoAlt:12', 'country:6 originalLanguage:6', 'organization:6 region:6', 'frontier:6 photo:6', 'order:4 sample:4', 'consent:12', 'safety:12'],
  },
  'api::theme.theme': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'broader', 'updatedAt'],
    rows: ['name:12', 'slug:12', 'description:12', 'synonyms:12', 'broader:6'],
  },
  'block.link-list': { mainField: 'title', rows: ['title:12', 'links:12'] },
  'block.quote': { mainField: 'attribution', rows: ['text:12', 'attribution:6'] },
  'block.rich-text': { mainField: 'id', rows: ['body:12'] },
  'safety.consent': { mainField: 'scope', rows: ['scope:12', 'expiresAt:6 withdrawnAt:6', 'privateNote:12'] },
  'safety.profile': { mainField: 'visibility', rows: ['visibility:12', 'withheldFields:12', 'privateNote:12'] },
  'shared.door': { mainField: 'title', rows: ['title:12', 'text:12', 'linkLabel:6 path:6'], placeholders: { path: '/projects' } },
  'shared.expression': {
    mainField: 'title',
    rows: ['language:6 title:6', 'file:6 url:6', 'mediaType:6 bytes:6', 'pages:6 translator:6'],
    placeholders: { url: webAddress, mediaType: 'application/pdf' },
  },
  'shared.link': { mainField: 'label', rows: ['label:6 path:6'], placeholders: { path: '/about' } },
  'shared.milestone': { mainField: 'title', rows: ['title:8 date:4', 'link:12'], placeholders: { link: webAddress } },
  'shared.question': { mainField: 'text', rows: ['text:12', 'context:12'] },
  'shared.spoken-language': { mainField: 'language', rows: ['language:6 provision:6'] },
};
