/** The part of the content model that the reference model speaks of. Written by hand, so that it is a second opinion. */

export type Kind = 'text' | 'rich' | 'slug' | 'list' | 'codes' | 'code' | 'enum' | 'number' | 'boolean' | 'none';

export interface Field {
  name: string;
  kind: Kind;
  localized: boolean;
  locates?: boolean;
  /** The picture that it is the description of. */
  describes?: string;
  /** Name on the write side, where it is another. */
  stored?: string;
}

export interface Relation {
  to: string;
  many: boolean;
  locates?: boolean;
}

export interface Type {
  plural: string;
  drafts: boolean;
  localized: boolean;
  safety: boolean;
  consent: boolean;
  /** What the slug is made from. */
  titled: string | null;
  fields: Field[];
  relations: Record<string, Relation>;
}

const local = (kind: Kind, ...names: string[]): Field[] => names.map((name) => ({ name, kind, localized: true }));
const shared = (kind: Kind, ...names: string[]): Field[] => names.map((name) => ({ name, kind, localized: false }));
const describing = (describes: string): Field => ({ name: `${describes}Alt`, kind: 'text', localized: true, describes });
const locating = (fields: Field[]): Field[] => fields.map((field) => ({ ...field, locates: true }));

const TAXONOMY = { drafts: false, localized: true, safety: false, consent: false, titled: 'name' };

export const TYPES: Record<string, Type> = {
  theme: { ...TAXONOMY, plural: 'themes', fields: [...local('text', 'name', 'description'), ...local('slug', 'slug'), ...local('list', 'synonyms')], relations: { broader: { to: 'theme', many: false } } },
  region: {
    ...TAXONOMY, plural: 'regions', relations: { broader: { to: 'region', many: false } },
    fields: [...local('text', 'name', 'description'), ...local('slug', 'slug'), ...local('list', 'synonyms'), ...shared('codes', 'countries'), ...shared('boolean', 'coreGroup')],
  },
  organization: {
    plural: 'organizations', drafts: false, localized: false, safety: true, consent: false, titled: 'name', relations: {},
    fields: [...shared('text', 'name', 'url'), ...shared('slug', 'slug'), ...shared('list', 'aliases'), ...locating(shared('code', 'country'))],
  },
  project: {
    plural: 'projects', drafts: true, localized: true, safety: true, consent: false, titled: 'title',
    fields: [
      ...local('text', 'title', 'summary'), ...local('slug', 'slug'), ...local('rich', 'body'), { name: 'status', kind: 'enum', localized: false, stored: 'activityStatus' },
      ...shared('text', 'startDate', 'endDate', 'sourceUrl'), ...locating(shared('codes', 'countries')), ...shared('none', 'cover'), describing('cover'), ...shared('boolean', 'titleSupplied', 'sample'),
    ],
    relations: {
      organizations: { to: 'organization', many: true, locates: true }, funders: { to: 'organization', many: true, locates: true },
      region: { to: 'region', many: false }, themes: { to: 'theme', many: true },
    },
  },
  testimonial: {
    plural: 'testimonials', drafts: true, localized: true, safety: true, consent: true, titled: null,
    fields: [...local('text', 'quote', 'speakerRole'), ...locating(shared('code', 'country')), ...shared('code', 'originalLanguage'), ...shared('number', 'order'), ...shared('none', 'photo'), describing('photo'), ...shared('boolean', 'sample')],
    relations: { organization: { to: 'organization', many: false, locates: true }, region: { to: 'region', many: false } },
  },
};

export const LOCALES = ['en', 'es', 'fr'];
export const CHAINS: Record<string, string[]> = { en: ['es', 'fr'], es: ['en', 'fr'], fr: ['en', 'es'] };
