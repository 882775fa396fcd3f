import { spokenName } from '../formats/person-name';
import { doiKey, doiStem, isbnKey, isbnPlace, titleKey, urlKey, urlStem } from './identifiers';
import type { Identity } from './identity';

/** Why two works may be the same, strongest first. The last four only tell editions in different languages. */
export const REASONS = ['doi', 'isbn', 'url', 'title', 'translatedTitle', 'doiStem', 'isbnNeighbour', 'urlStem', 'authors'] as const;
export type MatchReason = (typeof REASONS)[number];

/** These say nothing of two works in the same language. */
const ACROSS: ReadonlySet<MatchReason> = new Set<MatchReason>(['translatedTitle', 'doiStem', 'isbnNeighbour', 'urlStem', 'authors']);

/** ISBNs of one publisher this far apart may be editions of one work. */
const NEIGHBOURS = 3;

export interface Mark {
  reason: MatchReason;
  key: string;
}

const marks = (reason: MatchReason, keys: readonly (string | undefined)[]): Mark[] => [...new Set(keys)].flatMap((key) => (key ? [{ reason, key: `${reason}:${key}` }] : []));

function authorsKey({ authors, year, publisher }: Identity): string | undefined {
  if (authors.length === 0 || year === undefined || !publisher) return undefined;
  return [authors.map((name) => titleKey(spokenName(name))).sort().join(';'), year, titleKey(publisher)].join('|');
}

/** The marks a work is found by. */
export function marksOf(identity: Identity): Mark[] {
  const [doi, isbn, place] = [doiKey(identity.doi), isbnKey(identity.isbn), isbnPlace(identity.isbn)];
  const urls = identity.urls.flatMap((url) => urlKey(url) ?? []);
  return [
    ...marks('doi', [doi]),
    ...marks('isbn', [isbn]),
    ...marks('url', urls),
    ...marks('title', identity.titles.map(titleKey)),
    ...marks('doiStem', [doi && doiStem(doi)]),
    ...marks('isbnNeighbour', [place && `${place.registrant}:${place.article}`]),
    ...marks('urlStem', urls.map(urlStem)),
    ...marks('authors', [authorsKey(identity)]),
  ];
}

/** The marks a work looks for others with: its own, those next to its ISBN, and its translated title among the titles. */
export function wantedMarks(identity: Identity): Mark[] {
  const place = isbnPlace(identity.isbn);
  const around = place ? Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, index) => `${place.registrant}:${place.article + index - NEIGHBOURS}`) : [];
  const translated = titleKey(identity.translatedTitle);
  return [
    ...marksOf(identity).filter(({ reason }) => reason !== 'isbnNeighbour'),
    ...marks('isbnNeighbour', around),
    ...(translated ? [{ reason: 'translatedTitle' as const, key: `title:${translated}` }] : []),
  ];
}

export interface Verdict {
  reason: MatchReason;
  /** An edition in a language the other does not have. */
  edition: boolean;
}

/** Whether a mark in common says something of two works, seen from the one that looks. */
export function judge(reason: MatchReason, looking: Identity, found: Identity): Verdict | undefined {
  const yearsDiffer = looking.year !== undefined && found.year !== undefined && looking.year !== found.year;
  const edition = looking.languages.length > 0 && found.languages.length > 0 && !looking.languages.some((language) => found.languages.includes(language));
  if (ACROSS.has(reason) && !edition) return undefined;
  // An edition in another language often comes a year or two later; a work of the same title and another year is another work.
  if (yearsDiffer && (reason === 'title' || reason === 'isbnNeighbour') && !(edition && reason === 'title' && Math.abs((looking.year ?? 0) - (found.year ?? 0)) <= 3)) return undefined;
  return { reason, edition };
}
