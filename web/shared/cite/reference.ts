import type { OrganizationLink } from '../cms/organizations';
import type { ResourcePage } from '../cms/resources';
import type { ResourceKind, SharedExpression } from '../types/cms.generated';
import { type Author, toAuthors } from './author';
import { journalOf } from './journal';

/** What a citation says of a work. All outlets of citations are written from this. */
export interface Reference {
  /** The last part of the page's address: unique, ASCII in practice. */
  id: string;
  kind: ResourceKind | null;
  /** In the language of the cited edition: the title that stands on the work itself. */
  title: Titled;
  /** The same title for readers of another language, where there is one. */
  translatedTitle: Titled | null;
  authors: readonly Author[];
  /** No person is named: the authors are the bodies that published it. */
  corporate: boolean;
  /** The journal that an article stands in; empty where it stands in none. */
  journal: string;
  /** Empty where the publisher is the author, or the journal. */
  publisher: string;
  year: number | null;
  /** BCP 47 code of the cited edition. */
  language: string | null;
  translator: string | null;
  url: string;
  doi: string | null;
  isbn: string | null;
  pages: number | null;
  license: string | null;
  abstract: Titled | null;
}

export interface Titled {
  text: string;
  /** BCP 47 code, or undefined where nobody has said. */
  language: string | undefined;
}

export type CitedResource = Omit<ResourcePage, 'regions' | 'themes' | 'frontiers' | 'publishers'> & { publishers: readonly OrganizationLink[] };

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

export const toDoi = (value: string | null): string | null => DOI.exec(value?.trim() ?? '')?.[1] ?? null;

/** Characters that an editor's copy and paste brings along and no reader sees. */
export const tidy = (text: string): string => text.toWellFormed().replace(/[\s\p{Control}]+/gu, ' ').trim();

const languageOf = ({ locale, localization }: CitedResource, field: string): string => localization.fields[field] ?? locale;

/**
 * The edition a reader would cite: the one in their language, else the first, which is the original. One whose own title nobody knows
 * makes way for one whose title is known, or else it would be cited by the title of another.
 */
export function citedEdition(resource: CitedResource): SharedExpression | null {
  const { expressions, locale } = resource;
  const shownIn = languageOf(resource, 'title');
  const known = expressions.filter(({ title, language }) => tidy(title ?? '') !== '' || language === shownIn);
  return known.find(({ language }) => language === locale) ?? known[0] ?? expressions[0] ?? null;
}

/** Where the work is. A copy on a document-sharing site is no place to send people to: then it is this page. */
function urlOf(resource: CitedResource, edition: SharedExpression | null, pageUrl: string): string {
  const url = edition?.url ?? (edition?.file ? null : resource.sourceUrl);
  return url && !(resource.sourceUrlIsCopy && url === resource.sourceUrl) && URL.canParse(url) ? url : pageUrl;
}

/** `pageUrl` is the absolute address of the resource's page in the reader's language. */
export function toReference(resource: CitedResource, pageUrl: string): Reference {
  const edition = citedEdition(resource);
  const known: Titled = { text: tidy(resource.title ?? ''), language: languageOf(resource, 'title') };
  const own = tidy(edition?.title ?? '');
  const title = own ? { text: own, language: edition?.language ?? undefined } : known;
  const publishers = resource.publishers.flatMap(({ name }) => tidy(name ?? '') || []);
  const printed = tidy(resource.publisherName ?? '');
  const doi = toDoi(resource.doi) ?? toDoi(edition?.url ?? null) ?? toDoi(resource.sourceUrl);
  const journal = journalOf({ kind: resource.kind, doi, publisherName: printed, publishers });
  const named = publishers.length > 0 ? publishers : [journal ? '' : printed].filter(Boolean);
  const authors = toAuthors(resource.authors.map(tidy).filter(Boolean), [...publishers, printed]);
  const translated = known.text !== '' && known.text !== title.text && known.language !== title.language;
  return {
    id: resource.slug ?? resource.documentId,
    kind: resource.kind,
    title,
    translatedTitle: translated ? known : null,
    corporate: authors.length === 0,
    authors: authors.length > 0 ? authors : named.map((literal) => ({ literal })),
    journal,
    publisher: authors.length > 0 ? named.join(' / ') : '',
    year: resource.year,
    language: edition?.language ?? null,
    translator: tidy(edition?.translator ?? '') || null,
    url: urlOf(resource, edition, pageUrl),
    doi,
    isbn: resource.isbn,
    pages: edition?.pages ?? null,
    license: resource.license,
    abstract: resource.abstract ? { text: tidy(resource.abstract), language: languageOf(resource, 'abstract') } : null,
  };
}
