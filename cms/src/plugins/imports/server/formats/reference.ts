import { siteLocale, toLanguage } from './language';
import { emptyWork, type ImportedWork, type ReadOptions } from './imported-work';

/** A work as reference managers exchange it: what RIS, BibTeX, CSL-JSON and Zotero say of it. */
export interface Reference {
  /** Key in its file. */
  id?: string;
  /** One of our kinds. */
  kind?: string;
  title?: string;
  translatedTitle?: string;
  /** As they are said: given name first. */
  authors: string[];
  translator?: string;
  /** The journal, newspaper or site an article stands in. */
  container?: string;
  publisher?: string;
  /** A year as text, so that one that is none can be told. */
  year?: string;
  language?: string;
  doi?: string;
  isbn?: string;
  url?: string;
  pages?: string;
  abstract?: string;
  keywords: string[];
}

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

/** The DOI that a text is, alone or as an address. */
export const toDoi = (text: string | undefined): string | undefined => DOI.exec(text?.trim() ?? '')?.[1];

/** A DOI without the resolver before it; other text as it is. */
export const bareDoi = (text: string): string => toDoi(text) ?? text.trim();

/** One line without doubled white space: what a file wraps is one text. LaTeX writes í as an accent on a dotless i. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Control}]+/gu, ' ').replace(/ı(?=\p{M})/gu, 'i').normalize('NFC').trim();

const present = <Value>(members: Record<string, Value | undefined | ''>): Record<string, Value> =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Value] => entry[1] !== undefined && entry[1] !== ''));

const whole = (text: string | undefined): unknown => (text !== undefined && /^\d+$/.test(text) ? Number(text) : text);

/** The edition a reference is of. Without a language there is none to name. */
function editionOf({ title, url, pages, translator }: Reference, language: string | undefined): Record<string, unknown>[] {
  return language ? [present<unknown>({ language, title, url, pages: /^\d+$/.test(pages ?? '') ? Number(pages) : undefined, translator })] : [];
}

/** A reference as a work to import. Its texts belong to its own language where the site has that, else to the one the reader was told. */
export function toImportedWork(row: number, reference: Reference, options: ReadOptions): ImportedWork {
  const { title, abstract, container, publisher, authors, keywords, kind, doi, isbn, url } = reference;
  const language = reference.language ? toLanguage(reference.language) : undefined;
  const locale = siteLocale(language, options.locales) ?? options.language;
  const expressions = editionOf(reference, language);
  const unknown = reference.language && !language;
  return {
    ...emptyWork(row),
    sourceLocale: locale,
    versions: { [locale]: present({ title, abstract }) },
    shared: present<unknown>({
      kind, year: whole(reference.year), authors: authors.length > 0 ? authors : undefined, publisherName: container ?? publisher,
      doi: doi && bareDoi(doi), isbn, sourceUrl: url, expressions: expressions.length > 0 ? expressions : undefined,
    }),
    ...present({ language, publisher: publisher ?? container, translatedTitle: reference.translatedTitle }),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(expressions.length > 0 ? { addsEditions: true as const } : {}),
    problems: unknown ? [{ reason: 'languageUnknown', values: { language: reference.language ?? '' }, column: 'language', note: true }] : [],
  };
}
