import { type Guess, NOWHERE } from './guesses';
import type { Secrets } from './secrets';

/** As long as the hidden word, so that even the length of an answer is the same. */
const OTHER = 'kakapooooo';

/** The answer says again what was asked; nothing else may differ. */
const masked = (text: string): string =>
  text.replace(/(?:kookaburra|kakapooooo)/g, 'WORD').replace(/(?:kookabura|kakapoooo)(?![a-z])/g, 'TYPO').replace(/(?:kookab|kakapo)(?![a-z])/g, 'BEGINNING').replace(/^etag: .*$/gm, '');

const filled = (path: string, word: string) => path.replaceAll('WORD', word).replaceAll('TYPO', `${word.slice(0, 8)}${word.slice(9)}`).replaceAll('BEGINNING', word.slice(0, 6));

/** A path in which WORD is a hidden word or another, TYPO one that is misspelt, and BEGINNING its beginning. */
const word = (path: string): Guess => ({ name: path, right: ({ silent }) => filled(path, silent), wrong: () => filled(path, OTHER), mask: masked });

type Hidden = 'withheld' | 'once' | 'draft' | 'withheldWork' | 'withheldOrganization' | 'expired' | 'silenced';

const id = (key: Hidden, path: string): Guess => ({ name: `${path} (${key})`, right: (secrets: Secrets) => path.replace('ID', secrets[key]), wrong: () => path.replace('ID', NOWHERE) });

const about = (path: string, part: string, other: string): Guess => ({ name: `${path}, ${part} or ${other}`, right: () => path, wrong: () => path.replace(part, other) });

/** Guesses at what the search must not know. */
export const searchGuesses: readonly Guess[] = [
  // A word that stands in withheld, withdrawn, drafted, expired and private texts alone: hits, counts, "did you mean", order, languages.
  ...['search?q=WORD', 'search?q=WORD&locale=fr', 'search?q=WORD&locale=fr&fallback=none', 'search?q=WORD&type=project', 'search?q=WORD&type=testimonial,organization', 'search?q=WORD&sort=title', 'search?q=open+WORD', 'search?q=WORD+open',
    'search?q="Withheld+WORD"', 'search?q="Once+WORD"', 'search?q="Parole+WORD"&locale=fr', 'search?q="Draft+WORD"', 'search?q="Hidden+WORD"', 'search?q=open+"WORD"', 'search?q=-WORD', 'search?q=open+-WORD', 'search?q=open+-"Once+WORD"&sort=title',
    'search?q=TYPO', 'search?q=TYPO&locale=fr', 'search?q=open+TYPO', 'search?q=BEGINNING', 'search?q=open+BEGINNING', 'search?q=BEGINNING&locale=es&fallback=none',
    'suggest?q=WORD', 'suggest?q=BEGINNING', 'suggest?q=BEGINNING&locale=fr', 'suggest?q=once+BEGINNING', 'suggest?q=TYPO', 'suggest?q=hidden+WORD&fallback=none',
    'search?organization=hidden-WORD', 'search?theme=WORD', 'search?license=WORD', 'search?like=projects/once-WORD', 'search?like=projects/withheld-WORD', 'search?like=organizations/hidden-WORD'].map(word),
  // What is like a hidden entry, or belongs to one.
  ...(['withheld', 'once', 'draft', 'silenced'] as const).map((key) => id(key, 'search?like=projects/ID')), id('withheldWork', 'search?like=resources/ID'), id('withheldOrganization', 'search?like=organizations/ID'), id('expired', 'search?like=testimonials/ID'),
  id('withheldOrganization', 'search?organization=ID'), id('withheldOrganization', 'search?organization=ID&type=project&sort=newest'),
  // Counts by difference: years of withheld works, the country of who is generalised.
  about('search?year=1987', '1987', '1986'), about('search?year=1987&type=resource,project', '1987', '1986'), about('search?year=..1987', '1987', '1986'), about('search?country=CL', 'CL', 'UY'), about('search?country=CL&type=project,testimonial&locale=fr', 'CL', 'UY'),
];

/** Answers that show what there is. */
export const searchViews = [
  'search?type=project', 'search?type=project&locale=fr', 'search?type=project&locale=fr&fallback=none', 'search?type=project&q=open', 'search?type=testimonial', 'search?type=resource', 'search?type=project&sort=title&pagination[limit]=100', 'search?type=project&q=once+withheld+draft+parole',
  'suggest?q=op', 'suggest?q=par&locale=fr', 'suggest?q=wi',
] as const;
