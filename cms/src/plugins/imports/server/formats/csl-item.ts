import { cslType, kindFrom } from './kinds';
import { type CslName, nameFromCsl, toPersonName } from './person-name';
import { oneLine, type Reference } from './reference';

/** An item of CSL-JSON, as far as it says something of ours. */
export interface CslItem {
  id?: string | number;
  type?: string;
  genre?: string;
  title?: string;
  author?: CslName[];
  translator?: CslName[];
  issued?: { 'date-parts'?: (string | number)[][]; raw?: string; literal?: string };
  'container-title'?: string;
  publisher?: string;
  language?: string;
  DOI?: string;
  ISBN?: string;
  URL?: string;
  'number-of-pages'?: string | number;
  abstract?: string;
  /** Some programs write a list. */
  keyword?: string | string[];
  note?: string;
}

/** Where our own files keep a title in a further language: CSL has no place for one. */
const TRANSLATED = /^translated-title: (.+)$/m;

const text = (value: string | number | undefined): string | undefined => (value === undefined || value === null ? undefined : oneLine(String(value)) || undefined);

function yearOf({ issued }: CslItem): string | undefined {
  const [parts] = issued?.['date-parts'] ?? [];
  return text(parts?.[0] ?? /\d{4}/.exec(issued?.raw ?? issued?.literal ?? '')?.[0] ?? issued?.raw ?? issued?.literal);
}

export function fromCslItem(item: CslItem): Reference {
  const names = (list: CslName[] | undefined) => (Array.isArray(list) ? list : []).map(nameFromCsl).map(oneLine).filter((name) => name !== '');
  const pages = text(item['number-of-pages']);
  const kind = kindFrom(item.type, item.genre);
  return {
    id: text(item.id),
    kind,
    title: text(item.title),
    translatedTitle: text(TRANSLATED.exec(item.note ?? '')?.[1]),
    authors: names(item.author),
    translator: names(item.translator).join('; ') || undefined,
    container: kind === 'article' ? text(item['container-title']) : undefined,
    publisher: text(item.publisher),
    year: yearOf(item),
    language: text(item.language),
    doi: text(item.DOI),
    isbn: text(item.ISBN),
    url: text(item.URL),
    pages,
    abstract: text(item.abstract),
    keywords: [item.keyword ?? ''].flat().flatMap((keyword) => keyword.split(',')).map(oneLine).filter((keyword) => keyword !== ''),
  };
}

/** The inverse. `genre` keeps our own kind, `note` the translated title. */
export function toCslItem(reference: Reference): CslItem {
  const { id, title, translatedTitle, translator, container, publisher, year, language, doi, isbn, url, pages, abstract, keywords, kind, authors } = reference;
  const members: CslItem = {
    id, type: cslType(reference), genre: kind, title,
    author: authors.length > 0 ? authors.map(toPersonName) : undefined,
    translator: translator ? [{ literal: translator }] : undefined,
    issued: year === undefined ? undefined : { 'date-parts': [[Number(year)]] },
    'container-title': container, publisher, language, DOI: doi, ISBN: isbn, URL: url, 'number-of-pages': pages, abstract,
    keyword: keywords.length > 0 ? keywords.join(',') : undefined,
    note: translatedTitle ? `translated-title: ${translatedTitle}` : undefined,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
