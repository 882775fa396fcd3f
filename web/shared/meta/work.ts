import { invertedName, naturalName } from '../cite/author';
import { cslType } from '../cite/csl-json';
import type { Reference } from '../cite/reference';

/** A `<meta>` of a page's head. `lang` where the value is not in the page's language. */
export interface MetaTag {
  name: string;
  content: string;
  lang?: string;
}

/** A file of a work, as far as reference managers want to know it. */
export interface WorkFile {
  url: string;
  mediaType: string | null;
}

/** Where Highwire's tags put the publisher: by that a reader such as Zotero also knows the type. */
const PUBLISHER_TAGS: Record<string, string> = { report: 'citation_technical_report_institution' };

const tag = (name: string, content: string | number | null | undefined, lang?: string): MetaTag[] => (content ? [{ name, content: String(content), ...(lang ? { lang } : {}) }] : []);

/** Highwire Press tags, as https://scholar.google.com/intl/en/scholar/inclusion.html#indexing lists them. Google Scholar and Zotero read these. */
export function highwireTags(reference: Reference, file: WorkFile | null, locale: string): MetaTag[] {
  const { authors, corporate, doi, isbn, journal, language, publisher, title, year } = reference;
  const [first] = authors;
  const body = publisher || (corporate && first ? naturalName(first) : '');
  return [
    ...tag('citation_title', title.text, title.language === locale ? undefined : title.language),
    // Family name first where it is known: of "Nemesio J. Rodríguez Mitchell" a reader takes the last word for it.
    ...authors.flatMap((author) => tag('citation_author', invertedName(author))),
    ...tag('citation_publication_date', year),
    ...tag('citation_journal_title', journal),
    ...tag(PUBLISHER_TAGS[cslType(reference)] ?? 'citation_publisher', body),
    ...tag('citation_language', language),
    ...tag('citation_doi', doi),
    ...tag('citation_isbn', isbn),
    ...(file?.mediaType === 'application/pdf' ? tag('citation_pdf_url', file.url) : []),
  ];
}

/** What the prefixes of these tags stand for, as Dublin Core wants it said beside them. */
export const dublinCoreSchemas: readonly { rel: string; href: string }[] = [
  { rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' },
  { rel: 'schema.DCTERMS', href: 'http://purl.org/dc/terms/' },
];

/** Dublin Core in HTML (https://www.dublincore.org/specifications/dublin-core/dcq-html/): what Highwire has no tag for. */
export function dublinCoreTags(reference: Reference, type: string | null, locale: string): MetaTag[] {
  const { doi, journal, license, title, translatedTitle, language, year, publisher, url } = reference;
  return [
    ...tag('DC.title', title.text, title.language === locale ? undefined : title.language),
    ...tag('DCTERMS.alternative', translatedTitle?.text, translatedTitle?.language === locale ? undefined : translatedTitle?.language),
    ...reference.authors.flatMap((author) => tag('DC.creator', naturalName(author))),
    ...tag('DC.date', year),
    ...tag('DC.publisher', publisher),
    ...tag('DC.language', language),
    ...tag('DC.type', type, locale),
    ...tag('DCTERMS.isPartOf', journal),
    ...tag('DC.identifier', doi ? `https://doi.org/${doi}` : url),
    ...tag('DC.rights', license),
  ];
}
