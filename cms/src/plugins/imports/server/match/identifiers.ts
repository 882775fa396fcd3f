import { parse } from 'isbn3';
import { fold } from '../../../delivery/server/project/fold';
import { bareDoi } from '../formats/reference';

/** Marks of a language inside identifiers: `10.1/x.es`, `/fr/guide`, `guide_ES.pdf`. */
const LANGUAGE_MARK = '(?:ar|de|en|es|fr|it|nl|pt|ru|zh|eng|spa|fra|fre|por|ara|rus|chi|english|spanish|french|espanol|francais)';

/** A DOI for comparing: names are case-insensitive (ISO 26324). Undefined for what is none. */
export function doiKey(text: string | undefined): string | undefined {
  const doi = bareDoi(text ?? '').toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : undefined;
}

const endMark = new RegExp(`[._/-]${LANGUAGE_MARK}$`, 'i');

/** What the DOIs of editions in several languages have in common. */
export const doiStem = (doi: string): string => doi.replace(endMark, '');

/** An ISBN as its thirteen digits, undefined where its check digit is wrong. */
export const isbnKey = (text: string | undefined): string | undefined => parse(text ?? '')?.isbn13;

/** A publisher's number and the book's own within it: editions in several languages often stand next to each other. */
export function isbnPlace(text: string | undefined): { registrant: string; article: number } | undefined {
  const isbn = parse(text ?? '');
  return isbn ? { registrant: `${isbn.prefix ?? '978'}-${isbn.group}-${isbn.publisher}`, article: Number(isbn.article) } : undefined;
}

const TRACKING = /^(utm_\w+|fbclid|gclid|mc_[ce]id)$/i;

/** An address for comparing: without scheme, www, fragment, tracking and closing slash; the rest of the query in order. Undefined for what is none. */
export function urlKey(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname, searchParams } = new URL(text);
  if (!/^https?:$/.test(protocol)) return undefined;
  const query = [...searchParams].filter(([name]) => !TRACKING.test(name)).map((pair) => pair.join('=')).sort().join('&');
  const path = pathname.replace(/\/+$/, '');
  return `${host.replace(/^www\./, '')}${path}${query ? `?${query}` : ''}`;
}

const pathMark = new RegExp(`/${LANGUAGE_MARK}(?=/|$|\\?)|[._-]${LANGUAGE_MARK}(?=\\.[a-z0-9]{2,5}(?:$|\\?)|$|\\?)|(?<=[?&])(?:lang|language|locale|hl)=[\\w-]+&?`, 'gi');

/** What the addresses of editions in several languages have in common. */
export const urlStem = (key: string): string => key.replace(pathMark, '').replace(/[?&]$/, '');

/** A title for comparing: letters and digits alone, without case and accents. Empty where it has none. */
export const titleKey = (text: string | null | undefined): string => fold(text ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
