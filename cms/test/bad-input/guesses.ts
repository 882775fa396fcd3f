import type { Secrets } from './secrets';

/** Two requests that a reader could tell apart only by knowing what is hidden. */
export interface Guess {
  name: string;
  right(secrets: Secrets): string;
  wrong(secrets: Secrets): string;
  /** Defaults to 200. */
  status?: number;
  /** Takes out of headers and body what was asked, where an answer says it again. */
  mask?(text: string): string;
}

/** Has the form of a document id, and is none. */
export const NOWHERE = 'abcdefghijklmnopqrstuvwx';

/** A path in which WORD is the hidden word, or another. */
const word = (path: string, status?: number): Guess => ({ name: path, right: (secrets) => path.replaceAll('WORD', secrets.word), wrong: () => path.replaceAll('WORD', 'nonesuchword'), status });

/** A path in which NOTE is a word of a private note, or another. */
const note = (path: string, status?: number): Guess => ({ name: path, right: (secrets) => path.replaceAll('NOTE', secrets.note), wrong: () => path.replaceAll('NOTE', 'nonesuchword'), status });

type Hidden = 'withheld' | 'once' | 'draft' | 'withheldWork' | 'withheldOrganization' | 'expired';

/** A path in which ID is that of a hidden document, or of none. */
const id = (key: Hidden, path: string, status?: number): Guess => ({ name: `${path} (${key})`, right: (secrets) => path.replace('ID', secrets[key]), wrong: () => path.replace('ID', NOWHERE), status });

/** A path that says OPEN, FIRST, SECOND or VOICE for a document that is shown without something, and one with a part of it exchanged. */
const about = (path: string, part: string, other: string): Guess => {
  const filled = (secrets: Secrets) => path.replace('OPEN', secrets.open).replace('FIRST', secrets.first).replace('SECOND', secrets.second).replace('VOICE', secrets.voice);
  return { name: `${path}, ${part} or ${other || 'not'}`, right: filled, wrong: (secrets) => filled(secrets).replace(part, other) };
};

const ONE = 'projects?filters[documentId]=OPEN&';
const BOTH = 'projects?filters[documentId][$in]=FIRST,SECOND&';
const VOICE = 'testimonials?filters[documentId]=VOICE&';

export const guesses: readonly Guess[] = [
  // Titles of drafts, of withheld documents, of withdrawn languages.
  word('projects?q=WORD'), word('projects?q=WORD&locale=fr'), word('projects?q=WORD&locale=fr&fallback=none'),
  word('projects?filters[title]=Withheld+WORD'), word('projects?filters[title]=Draft+WORD'), word('projects?filters[title][$containsi]=WORD'), word('projects?filters[title][$startsWith]=Changing+WORD'),
  word('projects?filters[title][$ne]=Withheld+WORD'), word('projects?filters[$not][title][$contains]=WORD'), word('projects?filters[$or][0][title][$contains]=WORD&filters[$or][1][slug][$contains]=WORD'),
  word('projects?filters[title][$contains]=WORD&locale=fr'), word('projects?filters[title][$contains]=WORD&locale=fr&fallback=none'), word('projects?filters[title]=Parole+WORD&locale=fr'),
  word('projects?filters[slug]=withheld-WORD'), word('projects?filters[slug][$startsWith]=once-WORD'), word('resources?filters[title]=Work+WORD'), word('organizations?filters[name]=Hidden+WORD'),
  word('projects/withheld-WORD', 404), word('projects/once-WORD', 404), word('projects/draft-WORD', 404), word('projects/changing-WORD', 404), word('projects/brouillon-WORD?locale=fr', 404),
  word('resources/work-WORD', 404), word('organizations/hidden-WORD', 404),
  // Voices without a valid consent.
  word('testimonials?q=WORD'), word('testimonials?filters[quote]=Expired+WORD'), word('testimonials?filters[quote]=Withdrawn+WORD'), word('testimonials?filters[quote]=Among+us+WORD'), word('testimonials?filters[quote]=Unasked+WORD'),
  // Private notes and administrators.
  note('projects?q=NOTE'), note('testimonials?q=NOTE'), note('projects?filters[safety][privateNote][$contains]=NOTE', 400), note('testimonials?filters[consent][privateNote]=NOTE', 400), note('projects?_q=NOTE', 400),
  word('projects?filters[createdBy][email]=WORD@example.org', 400), word('projects?filters[updatedBy][firstname][$startsWith]=WORD', 400), word('projects?q=WORD@example.org'),
  // Documents by id.
  id('withheld', 'projects/ID', 404), id('once', 'projects/ID', 404), id('draft', 'projects/ID', 404), id('draft', 'projects/ID?fallback=none', 404), id('withheldWork', 'resources/ID', 404), id('withheldOrganization', 'organizations/ID', 404),
  id('expired', 'testimonials/ID', 404), id('withheld', 'projects?filters[documentId]=ID'), id('draft', 'projects?filters[documentId][$ne]=ID'), id('expired', 'testimonials?filters[documentId]=ID'),
  // What addresses in a text lead to.
  ...['addresses?of=projects/withheld-WORD,projects/once-WORD', 'addresses?of=projects/draft-WORD,projects/changing-WORD', 'addresses?locale=fr&of=fr/projects/brouillon-WORD', 'addresses?of=resources/work-WORD,organizations/hidden-WORD'].map((path) => word(path)),
  ...(['withheld', 'once', 'draft'] as const).map((key) => id(key, 'addresses?of=projects/ID')), id('withheldWork', 'addresses?of=es/resources/ID'), id('withheldOrganization', 'addresses?of=organizations/ID'),
  // What documents that are shown relate to.
  id('withheldWork', 'projects?filters[outputs][documentId]=ID'), id('withheldWork', 'projects?filters[outputs][documentId][$ne]=ID'), id('withheldOrganization', 'projects?filters[organizations][documentId]=ID'),
  word('projects?filters[outputs][slug]=work-WORD'), word('projects?filters[organizations][slug]=org-WORD'), word('projects?filters[organizations][slug]=hidden-WORD'), word('testimonials?filters[organization][slug]=org-WORD'),
  about(`${ONE}filters[outputs][$notNull]=true`, 'outputs][$notNull', 'themes][$notNull'), about(`${ONE}filters[organizations][$null]=true`, 'organizations', 'funders'), about(`${BOTH}filters[organizations][$null]=true`, 'organizations', 'funders'),
  about(`${VOICE}filters[organization][$null]=true`, 'organization', 'frontier'),
  // A withheld field is as if it were empty.
  about(`${ONE}filters[summary][$null]=true`, 'filters[summary][$null]=true', ''), about(`${ONE}filters[summary][$notNull]=true`, 'summary', 'endDate'), about(`${ONE}filters[summary][$gte]=A+y`, '$gte', '$lt'),
  about(`${ONE}filters[summary][$ne]=A+zebrafinch`, 'zebrafinch', 'nonesuch'), about(`${ONE}filters[summary][$contains]=zebrafinch`, 'zebrafinch', 'nonesuch'), about(`${ONE}q=zebrafinch`, 'zebrafinch', 'nonesuch'),
  about(`${BOTH}sort=summary`, 'summary', 'summary:desc'), about(`${BOTH}sort=summary&pagination[limit]=1`, 'summary', 'summary:desc'), about(`${BOTH}filters[summary][$lt]=zebrafinch+b`, '+b', '+a'),
  // A country that is generalised.
  about(`${ONE}filters[countries]=KE`, 'KE', 'CL'), about(`${ONE}filters[countries][$contains]=K`, '=K', '=Q'), about(`${ONE}filters[countries][$null]=true`, 'filters[countries][$null]=true', ''), about(`${VOICE}filters[country]=KE`, 'KE', 'CL'),
  about(`${VOICE}filters[country][$notNull]=true`, 'country', 'speakerRole'), about('testimonials?sort=country', 'country', 'country:desc'), about('projects?filters[countries]=KE', 'KE', 'CL'),
];

/** Answers that show all there is. */
export const views = [
  'projects?populate=*', 'projects?populate=*&locale=fr', 'projects?locale=fr&fallback=none', 'projects?fields=title,summary,countries&sort=summary', 'projects?populate[outputs][populate]=*&populate[organizations]=*',
  'projects/OPEN?populate=*', 'projects/OPEN?fields=summary', 'testimonials?populate=*', 'testimonials?populate=*&locale=es', 'resources?populate=*', 'regions?populate=*',
] as const;
