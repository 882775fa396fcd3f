import { LOCALIZED, type LocalizedName, RELATION_NAMES, type RelationName } from './imported-work';

/** How a cell or member holds the value of an attribute. */
export type ValueForm = 'text' | 'number' | 'boolean' | 'list' | 'json';

/** The attributes of a work that belong to no language, in the order of columns. */
export const SHARED: Readonly<Record<string, ValueForm>> = {
  kind: 'text', year: 'number', authors: 'list', publisherName: 'text', license: 'text', doi: 'text', isbn: 'text', sourceUrl: 'text', sourceUrlIsCopy: 'boolean', titleSupplied: 'boolean',
  countries: 'list', expressions: 'json',
};

/** What a column or member of a record stands for. */
export type Column =
  | { kind: 'documentId' | 'sourceLocale' | 'language' }
  | { kind: 'localized'; name: LocalizedName; locale: string | undefined }
  | { kind: 'shared'; name: string; form: ValueForm }
  | { kind: 'relation'; name: RelationName }
  /** An edition written for people: the address or the title of the one in a language. */
  | { kind: 'edition'; member: 'url' | 'title'; language: string };

const EDITION_MEMBERS: Readonly<Record<string, 'url' | 'title'>> = { url: 'url', edition: 'title' };

const isLocalized = (name: string): name is LocalizedName => (LOCALIZED as readonly string[]).includes(name);
const isRelation = (name: string): name is RelationName => (RELATION_NAMES as readonly string[]).includes(name);

/** Reads the head of a column; undefined for one that means nothing here. Languages follow two underscores: `title__es`. */
export function toColumn(head: string): Column | undefined {
  const [name = '', language, ...rest] = head.trim().split('__');
  if (rest.length > 0) return undefined;
  if (isLocalized(name)) return { kind: 'localized', name, locale: language };
  const member = EDITION_MEMBERS[name];
  if (language !== undefined) return member ? { kind: 'edition', member, language } : undefined;
  if (name === 'documentId' || name === 'sourceLocale' || name === 'language') return { kind: name };
  if (isRelation(name)) return { kind: 'relation', name };
  const form = Object.hasOwn(SHARED, name) ? SHARED[name] : undefined;
  return form ? { kind: 'shared', name, form } : undefined;
}

/** The heads of an exported table. */
export function columnHeads(locales: readonly string[]): string[] {
  const { expressions: _last, ...shared } = SHARED;
  return ['documentId', 'sourceLocale', ...LOCALIZED.flatMap((name) => locales.map((locale) => `${name}__${locale}`)), ...Object.keys(shared), ...RELATION_NAMES, 'expressions'];
}
