/** Of these characters folding changes the case alone. */
const ASCII = /^[\0-\x7f]*$/;

/** The views of a document hold the same long texts again and again: the last few are remembered. */
const LONG = 64;
const MOST = 64;
const recent = new Map<string, string>();

const folded = (text: string): string => (ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase());

/**
 * Text for comparing without case and accents: NFKD, combining marks dropped, lower case.
 * Every engine compares folded text, so that SQLite, PostgreSQL and the reference model agree.
 */
export function fold(text: string): string {
  if (text.length < LONG) return folded(text);
  const known = recent.get(text) ?? folded(text);
  if (!recent.has(text)) {
    if (recent.size >= MOST) recent.clear();
    recent.set(text, known);
  }
  return known;
}
