/** Of these characters folding changes the case alone. */
const ASCII = /^[\0-\x7f]*$/;

/**
 * Text for comparing without case and accents: NFKD, combining marks dropped, lower case.
 * Every engine compares folded text, so that SQLite, PostgreSQL and the reference model agree.
 */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}
