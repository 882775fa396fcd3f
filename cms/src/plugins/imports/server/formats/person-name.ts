import { isCountryName } from './country-name';

/** A name whose parts are known, or one that is only known as a whole. Twin of web/shared/cite/author.ts, which splits more. */
export type PersonName = { family: string; given: string } | { literal: string };

const PARTICLE = /^(al|bin|da|de|del|della|der|di|do|dos|du|el|la|le|van|von|y)$/i;
/** Words, acronyms, figures and marks that bodies are called by, and persons are not. */
const BODY_WORD =
  /(?<!\p{L})(international|nations?|network|foundation|institut\p{L}*|cent(er|re|ro)|justice|justicia|rights|law|initiative|commission|comisi[óo]n|committee|council|consejo|conseil|bank|banco|banque|universi\p{L}+|minist\p{L}+|fund|group|grupo|groupe|association|asociaci[óo]n|organi[sz]ation|red|r[ée]seau|project|team|alliance|society)(?!\p{L})/iu;
const BODY_MARK = /\p{Lu}{3}|[\d,&/:(){}"\\]/u;

const isBody = (name: string): boolean => BODY_WORD.test(name) || BODY_MARK.test(name);

/** One comma, and words on both sides of it. */
const INVERTED = /^([^,]+), ?([^,]+)$/u;
/** What stands behind a comma and is no given name. */
const SUFFIX = /^(jr|sr|i{2,3}|iv|esq|m\.?d|ph\.? ?d|inc|ltd|llc)\.?$/iu;
/** `el-Zein` and `d’Almeida` are names as well. */
const NAME_WORD = /^([\p{Lu}\p{Lo}]|\p{Ll}{1,3}[-’']\p{Lu})/u;
const MOST_WORDS = 4;

const isName = (words: readonly string[]): boolean => words.length <= MOST_WORDS && words.every((word) => NAME_WORD.test(word) || (PARTICLE.test(word) && word === word.toLowerCase()));

/** `Sierra, María Teresa`: whoever enters a name so says which part is the family's. Null for what may be a body, and for "Namati, Kenya". */
function fromInverted(name: string): { family: string; given: string } | null {
  const [, family = '', given = ''] = INVERTED.exec(name) ?? [];
  const isPerson = isName(family.split(' ')) && isName(given.split(' ')) && !SUFFIX.test(given) && !isBody(`${given} ${family}`);
  return isPerson && !isCountryName(given) ? { family, given } : null;
}

/** Splits a name only where that is no guess: one comma, or two plain words of a person. */
export function toPersonName(name: string): PersonName {
  const words = name.split(' ');
  const [given = '', family = ''] = words;
  const inverted = fromInverted(name);
  if (inverted) return inverted;
  const plain = words.length === 2 && given !== '' && family !== '' && words.every((word) => /^\p{Lu}/u.test(word) && !PARTICLE.test(word) && word.toLowerCase() !== 'and');
  return plain && !isBody(name) ? { family, given } : { literal: name };
}

export const invertedName = (name: PersonName): string => ('literal' in name ? name.literal : `${name.family}, ${name.given}`);

/** `Pérez, Ana` as a work keeps it. Three parts are family, suffix or given, as RIS and BibTeX have them. */
export function nameFromInverted(inverted: string): string {
  const [family = '', ...rest] = inverted.split(',').map((part) => part.trim());
  const [given = ''] = rest;
  if (rest.length === 1 && family !== '' && given !== '') return keptName(family, given);
  return [...rest.reverse(), family].filter((part) => part !== '').join(' ');
}

/** A name whose parts a file says, as a work keeps it: as it is said, unless only the family name in front tells the parts. */
export function keptName(family: string, given: string): string {
  const [spoken, inverted] = [`${given} ${family}`, `${family}, ${given}`];
  const parts = toPersonName(inverted);
  const isTold = (name: PersonName): boolean => 'literal' in parts || ('family' in name && name.family === parts.family && name.given === parts.given);
  return isTold(toPersonName(spoken)) ? spoken : inverted;
}

/** A name of a work as it is said, however it was entered. */
export function spokenName(name: string): string {
  const parts = fromInverted(name);
  return parts ? `${parts.given} ${parts.family}` : name;
}

/** A name as CSL-JSON has it. */
export interface CslName {
  family?: string;
  given?: string;
  literal?: string;
  suffix?: string;
  'non-dropping-particle'?: string;
  'dropping-particle'?: string;
}

const joined = (...parts: (string | undefined)[]): string => parts.flatMap((part) => (typeof part === 'string' && part.trim() !== '' ? [part.trim()] : [])).join(' ');

export function nameFromCsl(name: CslName): string {
  if (name.literal) return name.literal.trim();
  const family = joined(name['dropping-particle'], name['non-dropping-particle'], name.family);
  const given = joined(name.given);
  return family !== '' && given !== '' && !name.suffix ? keptName(family, given) : joined(given, family, name.suffix);
}
