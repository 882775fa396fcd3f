import { type ContentModel, headingOf, type TypeModel } from '../../../delivery/server/project/model';
import type { Json, JsonObject } from '../../../delivery/server/project/value';
import type { Links } from '../../../delivery/server/store/stored-entry';
import { type Facet, type FieldClass, type IndexConcept, type IndexDocument, type IndexText, isTopic } from './index-document';

/** The records of a document in each language it is published in; a document in no language has one, under ''. */
export interface PublishedRecords {
  type: TypeModel;
  documentId: string;
  entries: ReadonlyMap<string, JsonObject>;
  links: Links;
}

export interface TextContext {
  model: ContentModel;
  /** Languages of the site. */
  languages: readonly string[];
}

/** What words in an attribute count. Whatever is not named here is text. */
const CLASSES: Readonly<Record<string, FieldClass>> = {
  title: 'a', name: 'a', aliases: 'a', synonyms: 'a', authors: 'b', publisherName: 'b', speakerRole: 'b', place: 'b', definition: 'b',
};

/** Types that have no page of their own: a search that finds them leads nowhere. */
const WITHOUT_PAGE = new Set(['announcement', 'concept']);

/** What is in the index. Concepts are, for their names alone. */
export const isIndexed = ({ single, name }: TypeModel): boolean => !single && name !== 'announcement';

/** What a search may find. */
export const isFindable = (type: TypeModel): boolean => !type.single && !WITHOUT_PAGE.has(type.name);

/** Others are described with these: readers narrow by them, and their names find what is linked to them. */
const CONCEPTS = new Set(['theme', 'region', 'frontier', 'organization', 'concept']);

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string' && item !== '');
const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value : [value]).filter(isObject);

/** Addresses and media types are no words of a text. */
const isProse = (text: string): boolean => !/^(?:https?:\/\/|\/|[\w.+-]+\/[\w.+-]+$)/i.test(text);

const prose = (value: Json | undefined): string[] => strings(value).filter(isProse);

/** All text inside a component. One that names its language is written in that, like the title of a file. */
function componentTexts(context: TextContext, uid: string | undefined, value: Json, locale: string): IndexText[] {
  return objects(value).flatMap((item) => {
    const parts = context.model.components.get(uid ?? String(item.__component)) ?? [];
    const named = strings(item.language)[0];
    const language = named === undefined ? locale : context.languages.includes(named) ? named : '';
    return parts.flatMap((part): IndexText[] => {
      const inner = item[part.publicName] ?? null;
      if (part.kind === 'component' || part.kind === 'zone') return componentTexts(context, part.component, inner, language);
      return part.searchable ? prose(inner).map((text) => ({ locale: language, field: named === undefined ? 'c' : 'b', text })) : [];
    });
  });
}

function textsOf(context: TextContext, type: TypeModel, entry: JsonObject, locale: string): IndexText[] {
  return type.attributes.flatMap((attribute): IndexText[] => {
    const value = entry[attribute.publicName] ?? null;
    const language = attribute.localized ? locale : '';
    if (attribute.kind === 'component' || attribute.kind === 'zone') return componentTexts(context, attribute.component, value, language);
    if (!attribute.searchable) return [];
    const field = CLASSES[attribute.publicName] ?? (attribute.localized ? 'c' : 'b');
    return prose(value).map((text) => ({ locale: language, field, text }));
  });
}

/** Shared values are the same in every language: each text is held once. */
function distinct(texts: readonly IndexText[]): IndexText[] {
  return [...new Map(texts.map((text) => [JSON.stringify(text), text])).values()];
}

function yearOf(entry: JsonObject): number | null {
  if (typeof entry.year === 'number') return entry.year;
  const date = strings(entry.startDate)[0] ?? strings(entry.startsAt)[0];
  const year = Number(date?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : null;
}

function availabilityOf(entry: JsonObject): string[] {
  const expressions = objects(entry.expressions);
  const file = expressions.some((expression) => isObject(expression.file));
  const link = strings(entry.sourceUrl).length > 0 || expressions.some((expression) => strings(expression.url).length > 0);
  return [...(file ? ['file'] : []), ...(link ? ['link'] : []), ...(file || link ? [] : ['none'])];
}

function languagesOf(entry: JsonObject): string[] {
  const named = [...objects(entry.expressions), ...objects(entry.languages)].flatMap((item) => strings(item.language));
  return [...new Set([...named, ...strings(entry.workingLanguages), ...strings(entry.originalLanguage)])];
}

function linked({ attributes }: TypeModel, links: Links): Partial<Record<Facet, string[]>> {
  const facets: Partial<Record<Facet, string[]>> = {};
  for (const { name, target = '' } of attributes) {
    if (isTopic(target) && name !== 'broader') facets[target] = [...new Set([...(facets[target] ?? []), ...(links[name] ?? [])])];
  }
  return facets;
}

function facetsOf(type: TypeModel, entry: JsonObject, links: Links): IndexDocument['facets'] {
  const year = yearOf(entry);
  const values: Partial<Record<Facet, string[]>> = {
    type: [type.name],
    kind: strings(entry.kind),
    language: languagesOf(entry),
    country: [...new Set([...strings(entry.countries), ...strings(entry.country)])],
    year: year === null ? [] : [String(year)],
    availability: 'expressions' in entry ? availabilityOf(entry) : [],
    license: strings(entry.license),
    ...linked(type, links),
  };
  return Object.fromEntries(Object.entries(values).filter(([, list]) => list.length > 0));
}

function conceptOf({ type, entries, links }: PublishedRecords): IndexConcept | undefined {
  if (!CONCEPTS.has(type.name)) return undefined;
  const heading = headingOf(type);
  const labels = [...entries].map(([locale, entry]) => [locale, [heading, 'synonyms', 'aliases'].flatMap((name) => strings(entry[name]))] as const);
  const shared = [...entries.values()][0];
  return { labels: Object.fromEntries(labels), broader: links.broader ?? [], kind: strings(shared?.kind)[0] ?? null };
}

/** A document's records as the index holds them. */
export function toIndexDocument(context: TextContext, records: PublishedRecords): IndexDocument {
  const { type, documentId, entries, links } = records;
  const heading = headingOf(type);
  const [shared = {}] = entries.values();
  const concept = conceptOf(records);
  return {
    type: type.name,
    documentId,
    titles: Object.fromEntries([...entries].flatMap(([locale, entry]) => strings(entry[heading]).slice(0, 1).map((title) => [locale, title]))),
    texts: distinct([...entries].flatMap(([locale, entry]) => textsOf(context, type, entry, locale))),
    facets: facetsOf(type, shared, links),
    locales: isFindable(type) ? [...entries.keys()] : [],
    year: yearOf(shared),
    createdAt: Math.floor(Date.parse(strings(shared.createdAt)[0] ?? '') / 1000) || 0,
    ...(concept ? { concept } : {}),
  };
}
