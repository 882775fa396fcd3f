import { journalOf } from '../formats/journal';
import { bareDoi, oneLine, type Reference, toDoi } from '../formats/reference';
import type { ExportedWork } from './exported-work';

type Edition = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? oneLine(value) : undefined);

/** The edition a reader would cite: the one in their language, else the first, which is the original; of those whose title is known. */
function citedEdition({ shared, shown }: ExportedWork): Edition | undefined {
  const editions = (shared.expressions ?? []) as Edition[];
  const shownIn = shown.fields.title ?? shown.locale;
  const known = editions.filter(({ title, language }) => text(title) !== undefined || language === shownIn);
  return known.find(({ language }) => language === shown.locale) ?? known[0] ?? editions[0];
}

/** A copy on a document-sharing site is no place to send people to. */
function urlOf({ shared }: ExportedWork, edition: Edition | undefined): string | undefined {
  const url = text(edition?.url) ?? text(shared.sourceUrl);
  return shared.sourceUrlIsCopy === true && url === shared.sourceUrl ? undefined : url;
}

/** A work as reference managers exchange it. Twin of web/shared/cite/reference.ts, which cites single works with their page. */
export function toReference(work: ExportedWork): Reference {
  const { shared, shown, publisherNames } = work;
  const edition = citedEdition(work);
  const title = text(edition?.title) ?? text(shown.title);
  const known = text(shown.title);
  const publishers = publisherNames.map(oneLine);
  const kind = text(shared.kind);
  const doi = shared.doi ? bareDoi(text(shared.doi) ?? '') : (toDoi(text(edition?.url)) ?? toDoi(text(shared.sourceUrl)));
  const container = journalOf({ kind, doi, publisherName: text(shared.publisherName), publishers });
  const authors = ((shared.authors ?? []) as string[]).map(oneLine);
  return {
    id: shown.slug ?? work.documentId,
    kind,
    title,
    translatedTitle: known !== title && (shown.fields.title ?? shown.locale) !== edition?.language ? known : undefined,
    authors,
    translator: text(edition?.translator),
    container,
    publisher: publishers.length > 0 ? publishers.join(' / ') : container ? undefined : text(shared.publisherName),
    year: typeof shared.year === 'number' ? String(shared.year) : undefined,
    language: text(edition?.language),
    doi,
    isbn: text(shared.isbn),
    url: urlOf(work, edition),
    pages: typeof edition?.pages === 'number' ? String(edition.pages) : undefined,
    abstract: text(shown.abstract),
    keywords: (work.relations.themes ?? []).map(oneLine),
  };
}
