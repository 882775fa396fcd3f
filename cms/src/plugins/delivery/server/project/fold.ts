/**
 * Text for comparing without case and accents: NFKD, combining marks dropped, lower case.
 * Every engine compares folded text, so that SQLite, PostgreSQL and the reference model agree.
 */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}
