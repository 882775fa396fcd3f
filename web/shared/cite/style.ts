import { type Author, invertedName, naturalName } from './author';
import type { Reference, Titled } from './reference';

/** A piece of a formatted reference. */
export interface Segment {
  text: string;
  italic?: boolean;
  /** BCP 47 code, where it is not the reader's language. */
  language?: string;
  href?: string;
}

/** What a style needs of the reader's language. */
export interface CiteWords {
  locale: string;
  and: string;
  /** APA joins the last author by a sign of its own. */
  apaAnd: string;
  noDate: string;
  /** The title between the quotation marks of the language, with the full stop where it belongs. */
  quoted: (title: string) => string;
  /** A quotation within such marks, between the inner ones. */
  quotedInside: (text: string) => string;
  translator: (name: string) => string;
  /** "Video", for works that are no text. */
  medium: string | null;
}

type Style = (reference: Reference, words: CiteWords) => Segment[];

const TITLE_PLACE = '\uE000';
const ends = (text: string): boolean => /[.?!…]["”»\u00A0\u202F]*$/u.test(text);

/** Ends a sentence that does not end by itself. */
const stop = (text: string): string => (ends(text) ? text : `${text}.`);

const literalOf = (locale: string, names: readonly string[]): string => new Intl.ListFormat(locale).formatToParts(names).findLast(({ type }) => type === 'literal')?.value ?? ' ';

/** "y" becomes "e" before "Ibáñez": the languages that do so are known to Intl. */
function conjunction(word: string, next: string, locale: string): string {
  return literalOf(locale, ['x', 'x']).trim() === word ? literalOf(locale, ['x', next]).trim() : word;
}

/** English puts a comma before the last of a list, and of two where the first is written family name first. Spanish and French put none. */
function joinAuthors(names: readonly string[], word: string, locale: string): string {
  const [first = ''] = names;
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const listed = names.length > 2 || first.includes(',');
  const comma = listed && literalOf(locale, ['x', 'x', 'x']).startsWith(',') ? ',' : '';
  return `${names.slice(0, -1).join(', ')}${comma} ${conjunction(word, last, locale)} ${last}`;
}

const titleSegment = ({ text, language }: Titled, locale: string, italic: boolean): Segment => ({ text, ...(italic ? { italic } : {}), ...(language && language !== locale ? { language } : {}) });

const bracketed = (text: string | null | undefined): Segment[] => (text ? [{ text: ` [${text}]` }] : []);

/** DOI before address; nothing may follow an address. */
function whereSegment({ doi, url }: Reference): Segment {
  const href = doi ? `https://doi.org/${doi}` : url;
  return { text: href, href };
}

/** A journal is named instead of who publishes it. */
function publishedBy(journal: string, publisher: string): Segment[] {
  if (journal) return [{ text: journal, italic: true }, { text: ends(journal) ? ' ' : '. ' }];
  return publisher ? [{ text: `${stop(publisher)} ` }] : [];
}

/** Merges plain neighbours, so that what is shown has no more elements than it needs. */
function merge(segments: readonly Segment[]): Segment[] {
  return segments.reduce<Segment[]>((merged, segment) => {
    const before = merged.at(-1);
    const plain = ({ italic, language, href }: Segment) => !italic && !language && !href;
    if (!before || !plain(before) || !plain(segment)) return [...merged, segment];
    return [...merged.slice(0, -1), { text: before.text + segment.text }];
  }, []);
}

const initials = (given: string): string => given.split(/\s+/).map((name) => name.split('-').map((part) => `${[...part][0] ?? ''}.`).join('-')).join(' ');

const apaName = (author: Author): string => ('literal' in author ? author.literal : `${author.family}, ${initials(author.given)}`);

/** Of more than twenty authors the first nineteen and the last are named. */
function apaAuthors(authors: readonly Author[], words: CiteWords): string {
  const names = authors.map(apaName);
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, … ${names.at(-1)}`;
  return joinAuthors(names, words.apaAnd, words.locale);
}

/** Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10. Of an article the journal is in italics, and not the title. */
export const formatApa: Style = (reference, words) => {
  const { authors, journal, title, translatedTitle, publisher, year } = reference;
  const date = `(${year ?? words.noDate}).`;
  const label = [...bracketed(translatedTitle?.text), ...bracketed(words.medium)];
  const titled = [titleSegment(title, words.locale, !journal), ...label];
  const titleStop = label.length === 0 && ends(title.text) ? ' ' : '. ';
  const source = [
    ...(reference.translator ? [{ text: `${stop(words.translator(reference.translator))} ` }] : []),
    ...publishedBy(journal, publisher),
    whereSegment(reference),
  ];
  const head = authors.length > 0 ? [{ text: `${stop(apaAuthors(authors, words))} ${date} ` }, ...titled, { text: titleStop }] : [...titled, { text: `${titleStop}${date} ` }];
  return merge([...head, ...source]);
};

/** The first author stands by the family name, the others do not. Of more than ten the first seven are named. */
function chicagoAuthors(authors: readonly Author[], { and, locale }: CiteWords): string {
  const names = authors.map((author, index) => (index === 0 ? invertedName(author) : naturalName(author)));
  return names.length > 10 ? `${names.slice(0, 7).join(', ')}, et al.` : joinAuthors(names, and, locale);
}

/** Pairs of marks that stand for a quotation, with the spaces that belong to them. */
const QUOTATION = /“([^“”]*)”|«\s*([^«»]*?)\s*»|"([^"]*)"/gu;

/** A title that stands between quotation marks has the inner ones of the language where it has some of its own. */
const nested = (title: string, { quotedInside }: CiteWords): string => title.replace(QUOTATION, (_, ...marked: string[]) => quotedInside(marked.slice(0, 3).find((text) => text !== undefined) ?? ''));

/** Without the full stop where the title ends by itself, or where something of it comes after. A stop within the marks is within the inner ones too. */
function quotedTitle(title: Titled, words: CiteWords, isLast: boolean): Segment[] {
  const [before = '', after = ''] = words.quoted(TITLE_PLACE).split(TITLE_PLACE);
  const text = nested(title.text, words);
  const closing = ends(title.text) || !isLast ? after.replace('.', '') : after;
  const within = closing.startsWith('.') && /["”»]$/u.test(title.text);
  const segment = titleSegment({ ...title, text: within ? `${text.slice(0, -1)}.${text.slice(-1)}` : text }, words.locale, false);
  return [{ text: before }, segment, { text: within ? closing.slice(1) : closing }];
}

/** The Chicago Manual of Style, 17th edition, author-date: chapter 15. Articles stand in quotation marks, whole works and journals in italics. */
export const formatChicago: Style = (reference, words) => {
  const { authors, journal, kind, title, translatedTitle, publisher, year } = reference;
  const whole = kind !== 'article' && kind !== 'webinar';
  const alone = whole ? [titleSegment(title, words.locale, true), ...(translatedTitle || ends(title.text) ? [] : [{ text: '.' }])] : quotedTitle(title, words, !translatedTitle);
  const titled = translatedTitle ? [...alone, ...bracketed(translatedTitle.text), { text: '.' }] : alone;
  const date = `${stop(String(year ?? words.noDate))} `;
  const head = authors.length > 0 ? [{ text: `${stop(chicagoAuthors(authors, words))} ${date}` }, ...titled, { text: ' ' }] : [...titled, { text: ` ${date}` }];
  const source = [reference.translator && words.translator(reference.translator), words.medium].filter(Boolean).map((text) => ({ text: `${stop(String(text))} ` }));
  return merge([...head, ...source, ...publishedBy(journal, publisher), whereSegment(reference)]);
};
