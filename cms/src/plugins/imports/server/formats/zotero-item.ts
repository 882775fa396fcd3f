import { cslOfZotero, kindFrom } from './kinds';
import { keptName } from './person-name';
import { oneLine, type Reference } from './reference';

export interface ZoteroCreator {
  creatorType?: string;
  firstName?: string;
  lastName?: string;
  name?: string;
}

/** An item of Zotero, as far as it says something of ours (https://api.zotero.org/schema). */
export interface ZoteroItem {
  key?: string;
  itemType: string;
  title?: string;
  creators?: ZoteroCreator[];
  abstractNote?: string;
  date?: string;
  language?: string;
  DOI?: string;
  ISBN?: string;
  url?: string;
  publicationTitle?: string;
  websiteTitle?: string;
  blogTitle?: string;
  publisher?: string;
  institution?: string;
  university?: string;
  studio?: string;
  numPages?: string | number;
  reportType?: string;
  extra?: string;
  tags?: { tag?: string }[];
}

/** Files and notes hang on a work; they are none. */
export const isZoteroWork = ({ itemType }: ZoteroItem): boolean => !['attachment', 'note', 'annotation'].includes(itemType);

const text = (value: string | number | null | undefined): string | undefined => (value === undefined || value === null ? undefined : oneLine(String(value)) || undefined);

function nameOf({ firstName = '', lastName = '', name }: ZoteroCreator): string {
  const [given, family] = [oneLine(firstName), oneLine(lastName)];
  return oneLine(name ?? (given && family ? keptName(family, given) : given || family));
}

/** Roles that stand for an author where there is none of that name. */
const AUTHORS = ['author', 'director', 'podcaster', 'presenter', 'sponsor', 'programmer', 'performer'];

/** Any date Zotero takes, down to its year; text without one stays, to be refused by name. */
const yearOf = (date: string | undefined): string | undefined => /(?<!\d)\d{4}(?!\d)/.exec(date ?? '')?.[0] ?? text(date);

export function fromZoteroItem(item: ZoteroItem): Reference {
  const creators = item.creators ?? [];
  const named = (...roles: string[]) => creators.filter(({ creatorType }) => roles.includes(creatorType ?? 'author')).map(nameOf).filter((name) => name !== '');
  const authors = named('author');
  const kind = kindFrom(cslOfZotero(item.itemType), item.reportType);
  return {
    id: text(item.key),
    kind,
    title: text(item.title),
    translatedTitle: undefined,
    authors: authors.length > 0 ? authors : named(...AUTHORS),
    translator: named('translator').join('; ') || undefined,
    container: kind === 'article' ? (text(item.publicationTitle) ?? text(item.websiteTitle) ?? text(item.blogTitle)) : undefined,
    publisher: text(item.publisher) ?? text(item.institution) ?? text(item.university) ?? text(item.studio),
    year: yearOf(item.date),
    language: text(item.language),
    doi: text(item.DOI) ?? text(/^DOI:\s*(\S+)\s*$/im.exec(item.extra ?? '')?.[1]),
    isbn: text(item.ISBN)?.split(/[;\s](?=97[89])/)[0],
    url: text(item.url),
    pages: text(item.numPages),
    abstract: text(item.abstractNote),
    keywords: (item.tags ?? []).flatMap(({ tag }) => text(tag) ?? []),
  };
}
