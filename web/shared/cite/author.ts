import { isCountryName } from './country-name';

/** A person whose family name is known, or a name that is only known as a whole. */
export type Author = { family: string; given: string } | { literal: string };

/** Words that begin a family name. */
const PARTICLES: readonly string[] = ['al', 'bin', 'da', 'de', 'del', 'della', 'der', 'di', 'do', 'dos', 'du', 'el', 'la', 'le', 'van', 'von', 'y'];

const INITIAL = /^\p{Lu}\.$/u;

/** Words that bodies are called by, and persons are not. */
const BODY_WORD =
  /(?<!\p{L})(international|nations?|network|foundation|institut\p{L}*|cent(er|re|ro)|justice|justicia|rights|law|initiative|commission|comisi[óo]n|committee|council|consejo|conseil|bank|banco|banque|universi\p{L}+|minist\p{L}+|fund|group|grupo|groupe|association|asociaci[óo]n|organi[sz]ation|red|r[ée]seau|project|team)(?!\p{L})/iu;
/** Acronyms, figures and marks that no person's name has. */
const BODY_MARK = /\p{Lu}{3}|[\d,&/:()]/u;

const isBody = (name: string): boolean => BODY_WORD.test(name) || BODY_MARK.test(name);

/** One comma, and words on both sides of it. */
const INVERTED = /^([^,]+), ?([^,]+)$/u;
/** What stands behind a comma and is no given name. */
const SUFFIX = /^(jr|sr|i{2,3}|iv|esq|m\.?d|ph\.? ?d|inc|ltd|llc)\.?$/iu;
/** `el-Zein` and `d’Almeida` are names as well. */
const NAME_WORD = /^([\p{Lu}\p{Lo}]|\p{Ll}{1,3}[-’']\p{Lu})/u;
const MOST_WORDS = 4;

const isName = (words: readonly string[]): boolean => words.length <= MOST_WORDS && words.every((word) => NAME_WORD.test(word) || PARTICLES.includes(word));

/** `Sierra, María Teresa`: whoever enters a name so says which part is the family's. Null for what may be a body, and for "Namati, Kenya". */
function fromInverted(name: string): { family: string; given: string } | null {
  const [, family = '', given = ''] = INVERTED.exec(name) ?? [];
  const isPerson = isName(family.split(' ')) && isName(given.split(' ')) && !SUFFIX.test(given) && !isBody(`${given} ${family}`);
  return isPerson && !isCountryName(given) ? { given, family } : null;
}

/**
 * Splits a name only where that is no guess: one comma, two words, or an initial or a particle before the family name. Of three plain
 * words nobody can tell whether the second is a given name (María Teresa Sierra) or a family name (Adriana Rodríguez Caguana).
 */
export function toAuthor(name: string): Author {
  const words = name.split(' ');
  const [given = '', family = ''] = words;
  const inverted = fromInverted(name);
  if (inverted) return inverted;
  if (isBody(name)) return { literal: name };
  if (words.length === 2 && !PARTICLES.includes(given.toLowerCase())) return { given, family };
  const start = Math.max(words.findLastIndex((word) => INITIAL.test(word)) + 1, words.findIndex((word) => PARTICLES.includes(word) && word !== 'y'));
  const sure = start > 0 && start < words.length && words.slice(0, start).every((word, index) => index === 0 || INITIAL.test(word));
  return sure ? { given: words.slice(0, start).join(' '), family: words.slice(start).join(' ') } : { literal: name };
}

export const naturalName = (author: Author): string => ('literal' in author ? author.literal : `${author.given} ${author.family}`);
export const invertedName = (author: Author): string => ('literal' in author ? author.literal : `${author.family}, ${author.given}`);

/** A name as it is said, however it was entered. */
export const spokenName = (name: string): string => naturalName(fromInverted(name) ?? { literal: name });

/** All names of a work the same way round: if one cannot be split, none is. Bodies never are. */
export function toAuthors(names: readonly string[], bodies: readonly string[]): Author[] {
  const authors = names.map((name) => (bodies.includes(name) ? { literal: name } : toAuthor(name)));
  const unsure = authors.some((author) => 'literal' in author && !bodies.includes(author.literal) && !isBody(author.literal));
  return unsure ? names.map((name) => ({ literal: bodies.includes(name) ? name : spokenName(name) })) : authors;
}
