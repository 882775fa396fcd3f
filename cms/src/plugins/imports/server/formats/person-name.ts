/** A name whose parts are known, or one that is only known as a whole. Twin of web/shared/cite/author.ts, which splits more. */
export type PersonName = { family: string; given: string } | { literal: string };

const PARTICLE = /^(al|bin|da|de|del|della|der|di|do|dos|du|el|la|le|van|von|y)$/i;
/** Words, acronyms, figures and marks that bodies are called by, and persons are not. */
const BODY_WORD =
  /(?<!\p{L})(international|nations?|network|foundation|institut\p{L}*|cent(er|re|ro)|justice|justicia|rights|law|initiative|commission|comisi[óo]n|committee|council|consejo|conseil|bank|banco|banque|universi\p{L}+|minist\p{L}+|fund|group|grupo|groupe|association|asociaci[óo]n|organi[sz]ation|red|r[ée]seau|project|team|alliance|society)(?!\p{L})/iu;
const BODY_MARK = /\p{Lu}{3}|[\d,&/:(){}"\\]/u;

/** Splits a name only where that is no guess: two plain words of a person. */
export function toPersonName(name: string): PersonName {
  const words = name.split(' ');
  const [given = '', family = ''] = words;
  const plain = words.length === 2 && given !== '' && family !== '' && words.every((word) => /^\p{Lu}/u.test(word) && !PARTICLE.test(word) && word.toLowerCase() !== 'and');
  return plain && !BODY_WORD.test(name) && !BODY_MARK.test(name) ? { given, family } : { literal: name };
}

export const invertedName = (name: PersonName): string => ('literal' in name ? name.literal : `${name.family}, ${name.given}`);

/** `Pérez, Ana` as it is said: Ana Pérez. Three parts are family, suffix or given, as RIS and BibTeX have them. */
export function naturalName(inverted: string): string {
  const [family = '', ...rest] = inverted.split(',').map((part) => part.trim());
  return [...rest.reverse(), family].filter((part) => part !== '').join(' ');
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

export function nameFromCsl(name: CslName): string {
  if (name.literal) return name.literal.trim();
  const parts = [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix];
  return parts.filter((part) => typeof part === 'string' && part.trim() !== '').join(' ');
}
