import type { Section } from '../sections';
import { pluralOf } from '../sections';
import type { Localization } from '../types/cms.generated';
import type { CmsClient } from './client';
import type { SearchQuery } from '../library/search-query';
import { groupFilters } from './groups';
import { withNarrower } from './narrower';
import { opportunityFilters } from './opportunities';
import type { ParameterGroup } from './parameters';
import { projectFilters } from './projects';
import { type ListRequest, type Page, readList } from './read';
import { askSearch, toSearchParameters } from './search';
import { voiceFilters } from './testimonials';

/** What changed, whatever its type: enough for a feed and a sitemap. */
export interface Update {
  documentId: string;
  /** Null for types whose entries have no page of their own. */
  slug: string | null;
  title: string;
  /** The language of the title where it is not the asked one; the same for the text. */
  titleLanguage: string | undefined;
  text: string | null;
  textLanguage: string | undefined;
  /** It is made up, to show what such an entry is like. */
  sample: boolean;
  createdAt: string;
  updatedAt: string;
}

/** The attributes that hold a section's titles and texts. */
const FIELDS: Record<Section, { title: string; text: string | null }> = {
  frontiers: { title: 'title', text: 'summary' },
  groups: { title: 'name', text: 'summary' },
  projects: { title: 'title', text: 'summary' },
  opportunities: { title: 'title', text: 'summary' },
  library: { title: 'title', text: 'abstract' },
  voices: { title: 'speakerRole', text: 'quote' },
  organizations: { title: 'name', text: null },
  themes: { title: 'name', text: 'description' },
  regions: { title: 'name', text: 'description' },
};

/** The attribute that holds what an entry of a section is called by. */
export const titleFieldOf = (section: Section): string => FIELDS[section].title;

const plurals: Record<Section, string> = { ...pluralOf, voices: 'testimonials' };

type Entry = Record<string, string | null> & { localization?: Localization; sample?: boolean | null };

function toUpdate(entry: Entry, { title, text }: { title: string; text: string | null }, locale: string): Update {
  const languageOf = (field: string): string | undefined => {
    const language = entry.localization?.fields[field];
    return language === locale ? undefined : language;
  };
  return {
    documentId: entry.documentId ?? '',
    slug: entry.slug ?? null,
    title: entry[title] ?? '',
    titleLanguage: languageOf(title),
    text: text === null ? null : (entry[text] ?? null),
    textLanguage: text === null ? undefined : languageOf(text),
    sample: entry.sample === true,
    createdAt: entry.createdAt ?? entry.updatedAt ?? '',
    updatedAt: entry.updatedAt ?? '',
  };
}

/** Sections whose entries may be samples. */
const WITH_SAMPLES: readonly Section[] = ['groups', 'projects', 'opportunities', 'voices'];

/** A list with what it is narrowed to, by the names of its facets. */
type NarrowedRequest = ListRequest & Readonly<Record<string, unknown>>;

/** Sections whose lists can be narrowed. The library is searched. */
const FILTERS: Partial<Record<Section, (request: NarrowedRequest) => ParameterGroup>> = {
  groups: groupFilters,
  projects: projectFilters,
  opportunities: opportunityFilters,
  voices: voiceFilters,
};

/** The last changed first, narrowed as the section's list is. */
export async function listUpdates(cms: CmsClient, section: Section, request: NarrowedRequest): Promise<Page<Update>> {
  const names = FIELDS[section];
  const fields = [names.title, ...(names.text ? [names.text] : []), ...(section === 'voices' ? [] : ['slug']), ...(WITH_SAMPLES.includes(section) ? ['sample'] : []), 'createdAt', 'updatedAt'];
  const { locale, page, pageSize, q } = request;
  const list = await readList<Entry>(cms, plurals[section], { locale, page, pageSize, q, filters: FILTERS[section]?.(await withNarrower(cms, request)), sort: ['updatedAt:desc'], selection: { fields } });
  return { ...list, entries: list.entries.map((entry) => toUpdate(entry, names, locale)) };
}

/** Works that a search finds, what is new in the library first. */
export async function listFoundUpdates(cms: CmsClient, locale: string, query: SearchQuery, limit: number): Promise<Update[]> {
  const { hits } = await askSearch<Entry>(cms, { ...toSearchParameters(locale, { ...query, sort: 'newest', page: 1 }, 'resource'), 'pagination[pageSize]': String(limit) });
  return hits.map((entry) => toUpdate(entry, FIELDS.library, locale));
}

/** Types that have addresses: the sections, and the pages of text. */
export type AddressedPlural = (typeof pluralOf)[keyof typeof pluralOf] | 'pages';

export interface Address {
  documentId: string;
  slug: string | null;
  updatedAt: string;
}

/** A page of addresses, in an order that is the same in every language. */
export const listAddresses = (cms: CmsClient, plural: AddressedPlural, request: ListRequest): Promise<Page<Address>> =>
  readList(cms, plural, { ...request, sort: ['createdAt', 'documentId'], selection: { fields: ['slug', 'updatedAt'] } });
