/** What the letters of a pseudo-language look like. Hebrew ones are read from right to left, wherever they stand. */
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries([...'aåbƀcçdðeéfƒgĝhĥiîjĵkķlļmṁnñoöpþqɋrŕsštţuûvṽwŵxẋyýzžAÅBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQɊRŔSŠTŢUÛVṼWŴXẊYÝZŽ'].reduce<[string, string][]>((pairs, letter, index, all) => (index % 2 === 0 ? [...pairs, [letter, all[index + 1] ?? letter]] : pairs), []));
const HEBREW: Readonly<Record<string, string>> = Object.fromEntries([...'אבצדהפגחיךקלמנעףכרסתוטשזןץ'].map((letter, index) => [String.fromCodePoint(97 + index), letter]));

export type PseudoScript = 'accented' | 'hebrew';

/** How much longer than English a message gets: what German and Tamil need, of words as short as these. */
const GROWTH = 0.4;
const MARK: Readonly<Record<PseudoScript, RegExp>> = { accented: /[\u00c0-\u024f\u1e00-\u1eff]/u, hebrew: /\p{Script=Hebrew}/u };
/** What vue-i18n reads as something else than text: names in braces, and the bar between plural forms. */
const SYNTAX = /(\{[^}]*\}| \| )/;
const VOWEL = /[aeiouy]/i;

const letterOf = (script: PseudoScript, letter: string): string => (script === 'accented' ? ACCENTED[letter] : HEBREW[letter.toLowerCase()]) ?? letter;

/** Doubles vowels, then triples them, until there are `more` letters: so single words grow as well, where there is least room for it. */
function stretch(letters: readonly string[], more: number): string[] {
  const places = letters.flatMap((letter, index) => (VOWEL.test(letter) ? [index] : []));
  const chosen = places.length > 0 ? places : letters.flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : []));
  const times = new Map<number, number>();
  for (let added = 0; chosen.length > 0 && added < more; added += 1) {
    const place = chosen[added % chosen.length] ?? 0;
    times.set(place, (times.get(place) ?? 1) + 1);
  }
  return letters.flatMap((letter, index) => Array.from({ length: times.get(index) ?? 1 }, () => letter));
}

function pseudoText(text: string, script: PseudoScript, growth: number): string {
  const letters = [...text];
  return stretch(letters, Math.ceil(letters.length * growth)).map((letter) => letterOf(script, letter)).join('');
}

/** An English message of the site as a language nobody speaks writes it: longer by 40 %, in other letters, with the same placeholders and plural forms. */
export function toPseudoMessage(message: string, script: PseudoScript): string {
  const parts = message.split(SYNTAX);
  const texts = parts.filter((_, index) => index % 2 === 0);
  const [all, lettered] = [texts.join(''), texts.filter((text) => /\p{L}/u.test(text)).join('')];
  // A quotation mark alone between two names has nothing to grow by: the words grow for it.
  const growth = (GROWTH * all.length) / Math.max(1, lettered.length);
  return parts.map((part, index) => (index % 2 === 0 ? pseudoText(part, script, growth) : part)).join('');
}

/** Whether a text holds letters that only this pseudo-language has. */
export const isPseudo = (text: string, script: PseudoScript): boolean => MARK[script].test(text);
